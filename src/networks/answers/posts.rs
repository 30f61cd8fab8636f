//! Posts that answers show: what their counts come to without the owner's own acts, and what they do to whom.

use crate::import::{About, Recorder};
use crate::record::{Audience, Kind, OWNER, Observe, PersonIx, PostKind, Sym, When};
use std::collections::{HashMap, HashSet};

/// Likes, reposts with quotes, replies.
pub type Counts = [Option<u64>; 3];

/// A post that is shown again: of each count the larger one.
pub fn more(known: &mut Counts, counts: Counts) {
    for (known, count) in known.iter_mut().zip(counts) {
        *known = (*known).max(count);
    }
}

/// By post, how often the owner replied to their own and quoted it, which its counts hold, too.
pub struct OwnTo(HashMap<Sym, [u64; 2]>);

impl OwnTo {
    /// Of the owner's posts, what each replies to and what it quotes.
    pub fn of(posts: impl Iterator<Item = (Option<Sym>, Option<Sym>)>) -> OwnTo {
        let mut own: HashMap<Sym, [u64; 2]> = HashMap::new();
        for (parent, quoted) in posts {
            parent.iter().for_each(|parent| own.entry(*parent).or_default()[0] += 1);
            quoted.iter().for_each(|quoted| own.entry(*quoted).or_default()[1] += 1);
        }
        OwnTo(own)
    }

    /// A post's counts without those, and without as many reposts of the owner's own.
    pub fn less(&self, object: Sym, counts: Counts, reposts: u64) -> Counts {
        let [replies, quotes] = self.0.get(&object).copied().unwrap_or_default();
        let own = [0, reposts + quotes, replies];
        [0, 1, 2].map(|n| counts[n].map(|count| count.saturating_sub(own[n])))
    }
}

/// Writes a post of the owner's, with its counts if there are any.
pub fn own_post(recorder: &mut Recorder, object: Sym, when: When, reply: bool, counts: Counts) {
    let kind = if reply { PostKind::Reply } else { PostKind::Original };
    let counted = counts.iter().any(Option::is_some);
    recorder.post(object, OWNER, when, kind, counted);
    if counted {
        recorder.observes(&[Observe::ReactionsCounted, Observe::RepostsCounted, Observe::RepliesCounted]);
        recorder.tally(object, when, counts);
    }
}

/// What a post does besides standing there.
pub struct Does<'p> {
    pub object: Sym,
    pub when: When,
    pub audience: Audience,
    pub thread: Option<Sym>,
    /// To whom it replies, and on which post, as far as that is told.
    pub reply: Option<(Option<PersonIx>, Option<Sym>)>,
    pub quoted: Option<(PersonIx, Sym)>,
    pub mentions: &'p [PersonIx],
}

impl Does<'_> {
    fn about(&self, object: Option<Sym>) -> About {
        About { when: self.when, audience: self.audience, object, thread: None }
    }

    fn replying(&self, parent: Option<Sym>) -> About {
        About { thread: self.thread, ..self.about(parent) }
    }

    /// Writes what a post of the owner's does to others.
    pub fn by_owner(&self, recorder: &mut Recorder) {
        let others = |recorder: &Recorder, to: &PersonIx| !recorder.is_owner(*to);
        let mut told = HashSet::new();
        if let Some((Some(to), parent)) = self.reply
            && others(recorder, &to)
        {
            told.insert(to);
            recorder.act(Kind::Reply, OWNER, Some(to), self.replying(parent));
        }
        if let Some((by, quoted)) = self.quoted
            && others(recorder, &by)
        {
            recorder.act(Kind::Repost, OWNER, Some(by), self.about(Some(quoted)));
        }
        for &mentioned in self.mentions {
            if others(recorder, &mentioned) && told.insert(mentioned) {
                recorder.act(Kind::Mention, OWNER, Some(mentioned), self.about(Some(self.object)));
            }
        }
    }

    /// Writes what somebody else's post does to the owner. Whoever replies mentions them by that.
    pub fn to_owner(&self, recorder: &mut Recorder, author: PersonIx) {
        let replied = self.reply.filter(|(to, _)| to.is_some_and(|to| recorder.is_owner(to)));
        let quoted = self.quoted.filter(|(by, _)| recorder.is_owner(*by));
        let mentioned = replied.is_none() && self.mentions.iter().any(|person| recorder.is_owner(*person));
        if let Some((_, parent)) = replied {
            recorder.act(Kind::Reply, author, Some(OWNER), self.replying(parent));
        }
        if let Some((_, quoted)) = quoted {
            recorder.act(Kind::Repost, author, Some(OWNER), self.about(Some(quoted)));
        }
        if mentioned {
            recorder.act(Kind::Mention, author, Some(OWNER), self.about(Some(self.object)));
        }
        if replied.is_none() && quoted.is_none() && !mentioned {
            recorder.skip("a post of somebody else's that does nothing to the owner's: left out");
        }
    }
}
