//! What Meta itself writes among people's messages, in any language: bookkeeping, which nobody did to anybody.
//!
//! **Stubs of reactions.** "Liked a message", "Reacted 👍 to your message" stand as messages beside the reaction itself
//! (Instagram and Messenger, seen 2021–2026). They are told by author and time: a short text by whoever reacted, in the
//! same thread, at most two seconds from their reaction; at most one for each reaction, first one that has the same emoji
//! in it, else the nearest without any. That may as well be a "haha" typed at once, so it is believed only where the same
//! sentence stands beside reactions twice, or half of all dated reactions of the export have their stub. A sentence that
//! stands beside one three times, and hardly ever elsewhere, is a stub there as well: that reaction was taken back.
//! Where reactions have no time of their own (before 2024, and in E2EE downloads), a sentence with an emoji in it is a stub
//! if every message that is alike but for the emoji has a reaction of its own: by the same person, with that emoji, on an
//! earlier message; and if several people, or several emoji, have it. "Liked a message" can't be told there, and stays.
//!
//! **Notices.** "Ann named the group", "Ann pinned a message", "Ann voted in a poll" stand as messages by Ann and begin
//! with her name, the owner's with "you", which only words tell ([`super::sentences`]). What follows the name in messages with an attachment ("Ann sent a photo.") isn't a notice; and where only
//! her first name stands there, it is one if it follows somebody else's, too, or is known in English. "Ann created a poll:
//! Where?" is her poll itself, and counts as any message.

use super::sentences;
use crate::import::Recorder;
use crate::order::Order;
use crate::record::{PersonIx, Sym};
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The longest text that is looked at, in bytes: the longest sentence of the longest characters, each byte written as two.
pub const MOST: usize = LONGEST * 8;
/// Seconds between a reaction and its stub: exports cut one of the two to whole seconds.
const APART: i64 = 2;
/// No sentence of Meta's is longer, in characters.
const LONGEST: usize = 160;
/// The fewest letters of a stub ("いいねしました" has seven, "Liked a message" thirteen): what people type again and again,
/// as "haha", has fewer.
const LONG: usize = 7;

/// So many of somebody's names may stand for them.
const NAMES: usize = 8;

const STUB: &str = "messages that Meta writes for a reaction (\"Reacted to your message\"): the reaction counts";
const NOTICE: &str = "notices that Meta writes under a member's name (who named the group, pinned, voted)";

/// The messages of an export that may be bookkeeping, and its reactions.
#[derive(Default)]
pub struct Notices {
    written: Vec<Written>,
    /// Reactions with a time of their own, and with that of the message only.
    dated: Vec<Reacted>,
    undated: Vec<Reacted>,
    /// What follows the sender's name in messages with an attachment.
    sent: HashSet<u64>,
    /// Notices about what the owner did, by whom they stand under; and about what nobody did.
    yours: Vec<(usize, PersonIx)>,
    nobodys: Vec<usize>,
}

struct Written {
    /// Its number among the recorder's acts.
    act: usize,
    place: Place,
    second: i64,
    text: Sentence,
}

struct Reacted {
    place: Place,
    second: i64,
    /// Of its emoji.
    symbols: u64,
}

/// Whose, and in which thread.
type Place = (Sym, PersonIx);

/// What is kept of a text: no part of it, only whether two are alike.
#[derive(Clone, Copy)]
struct Sentence {
    /// Of its letters and digits.
    letters: u64,
    /// Of its emoji; 0 where it has none.
    symbols: u64,
    /// Longer than what people type again and again.
    long: bool,
    opening: Opening,
}

/// The sender's name at the beginning, and the letters of what follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    None,
    First(u64),
    Full(u64),
}

impl Notices {
    /// A message: the number of its act, and its text, mended.
    pub fn message(
        &mut self,
        act: usize,
        place: Place,
        second: Option<i64>,
        sender: &str,
        said: &str,
        attached: bool,
    ) {
        let Some(text) = Sentence::of(said, sender) else { return };
        match (attached, text.opening, second) {
            (true, Opening::First(rest) | Opening::Full(rest), _) => {
                self.sent.insert(rest);
            }
            (true, ..) => {}
            _ if sentences::is_poll(said) || text.opening != Opening::None && sentences::is_sent(said) => {}
            _ if sentences::is_nobodys(said) => self.nobodys.push(act),
            _ if sentences::is_yours(said) => self.yours.push((act, place.1)),
            (false, _, second) => {
                self.written.push(Written { act, place, second: second.unwrap_or(i64::MIN), text });
            }
        }
    }

    /// A reaction, with its own time or that of the message.
    pub fn reaction(&mut self, place: Place, second: i64, dated: bool, emoji: &str) {
        let reacted = if dated { &mut self.dated } else { &mut self.undated };
        reacted.push(Reacted { place, second, symbols: symbols(emoji) });
    }

    /// Takes back the messages that are bookkeeping.
    pub fn settle(mut self, recorder: &mut Recorder) {
        // Several files of a thread are known by several numbers until all are read.
        let mut same: HashMap<&str, Sym> = HashMap::new();
        let strings = &recorder.import().strings;
        let mut of = |thread: &mut Sym| *thread = *same.entry(&strings[*thread as usize]).or_insert(*thread);
        self.written.iter_mut().for_each(|written| of(&mut written.place.0));
        self.dated.iter_mut().chain(&mut self.undated).for_each(|reacted| of(&mut reacted.place.0));
        let mut stubs = self.beside_dated();
        stubs.extend(self.of_reactions_gone(&stubs));
        stubs.extend(self.behind_undated(&stubs.iter().copied().collect()));
        let mut gone = self.notices();
        gone.extend(
            self.of_owner(recorder).into_iter().chain(std::mem::take(&mut self.nobodys)).map(|act| (act, NOTICE)),
        );
        gone.extend(stubs.into_iter().map(|n| (self.written[n].act, STUB)));
        gone.order();
        gone.dedup_by_key(|(act, _)| *act);
        let here = recorder.here();
        for &(act, why) in &gone {
            let source = recorder.import().interactions[act].source;
            recorder.back(source);
            recorder.skip(why);
        }
        recorder.back(here);
        let acts: Vec<usize> = gone.into_iter().map(|(act, _)| act).collect();
        recorder.take_back(&acts, &[]);
    }

    /// Notices that say “you” to the owner: under their name; where nobody has said who that is, under one person's alone.
    fn of_owner(&self, recorder: &Recorder) -> Vec<usize> {
        let is_owner = |(_, from): &&(usize, PersonIx)| recorder.is_owner(*from);
        let known = self.yours.iter().any(|yours| is_owner(&yours));
        let alone = self.yours.iter().all(|(_, from)| *from == self.yours[0].1);
        let yours = self.yours.iter().filter(|yours| if known { is_owner(yours) } else { alone });
        yours.map(|(act, _)| *act).collect()
    }

    fn notices(&self) -> Vec<(usize, &'static str)> {
        // Who opened with their first name so; `None`: several.
        let mut openers: HashMap<u64, Option<PersonIx>> = HashMap::new();
        for written in &self.written {
            if let Opening::First(rest) | Opening::Full(rest) = written.text.opening {
                let from = written.place.1;
                let opener = openers.entry(rest).or_insert(Some(from));
                *opener = opener.filter(|first| *first == from);
            }
        }
        let is_notice = |written: &&Written| match written.text.opening {
            Opening::None => false,
            Opening::First(rest) => openers.get(&rest) == Some(&None) && !self.sent.contains(&rest),
            Opening::Full(rest) => !self.sent.contains(&rest),
        };
        self.written.iter().filter(is_notice).map(|written| (written.act, NOTICE)).collect()
    }

    /// Stubs beside reactions whose time is known, by their numbers in `written`.
    fn beside_dated(&self) -> Vec<usize> {
        let seconds = |reacted: &Reacted| {
            let Reacted { place, second, .. } = *reacted;
            (-APART..=APART).map(move |apart| (place, second.saturating_add(apart)))
        };
        let around: HashSet<(Place, i64)> = self.dated.iter().flat_map(seconds).collect();
        let mut nearby: HashMap<(Place, i64, u64), VecDeque<usize>> = HashMap::new();
        for (n, written) in self.written.iter().enumerate() {
            if !around.contains(&(written.place, written.second)) {
                continue;
            }
            nearby.entry((written.place, written.second, written.text.symbols)).or_default().push_back(n);
        }
        let mut open: Vec<&Reacted> = self.dated.iter().collect();
        let mut found: Vec<usize> = Vec::new();
        // First those with the emoji, then those without any: a text with another emoji is somebody's own.
        for with_emoji in [true, false] {
            for apart in 0..=APART {
                open.retain(|reacted| {
                    let symbols = if with_emoji { reacted.symbols } else { 0 };
                    if with_emoji && symbols == 0 {
                        return true;
                    }
                    let stub = [reacted.second.saturating_add(apart), reacted.second.saturating_sub(apart)]
                        .into_iter()
                        .find_map(|second| nearby.get_mut(&(reacted.place, second, symbols))?.pop_front());
                    found.extend(stub);
                    stub.is_none()
                });
            }
        }
        let mut alike: HashMap<u64, usize> = HashMap::new();
        found.iter().for_each(|n| *alike.entry(self.written[*n].text.letters).or_default() += 1);
        let usual = found.len() * 2 >= self.dated.len();
        found.retain(|n| usual || alike[&self.written[*n].text.letters] > 1);
        found
    }

    /// Further stubs, alike those known, of reactions that were taken back or changed.
    fn of_reactions_gone(&self, known: &[usize]) -> Vec<usize> {
        let known: HashSet<usize> = known.iter().copied().collect();
        // Of each sentence, how often it stands beside a reaction, and elsewhere.
        let mut places: HashMap<u64, [usize; 2]> = HashMap::new();
        for (n, written) in self.written.iter().enumerate() {
            places.entry(written.text.letters).or_default()[usize::from(!known.contains(&n))] += 1;
        }
        let gone = |(n, written): &(usize, &Written)| {
            let [beside, elsewhere] = places[&written.text.letters];
            !known.contains(n) && written.text.long && beside > 2 && elsewhere <= beside
        };
        self.written.iter().enumerate().filter(gone).map(|(n, _)| n).collect()
    }

    /// Stubs somewhere behind the message reacted to.
    fn behind_undated(&self, known: &HashSet<usize>) -> Vec<usize> {
        let mut reacted: HashMap<(Place, u64), Vec<i64>> = HashMap::new();
        for Reacted { place, second, symbols } in &self.undated {
            reacted.entry((*place, *symbols)).or_default().push(*second);
        }
        reacted.values_mut().for_each(|seconds| seconds.order());
        let mut alike: HashMap<u64, Vec<usize>> = HashMap::new();
        for (n, written) in self.written.iter().enumerate().filter(|(n, w)| w.text.symbols != 0 && !known.contains(n))
        {
            alike.entry(written.text.letters).or_default().push(n);
        }
        let mut found = Vec::new();
        for mut all in alike.into_values() {
            all.order_by_key(|n| self.written[*n].second);
            let mut used: HashMap<(Place, u64), usize> = HashMap::new();
            let each_has_its_own = all.iter().all(|n| {
                let Written { place, second, text, .. } = &self.written[*n];
                let used = used.entry((*place, text.symbols)).or_default();
                *used += 1;
                let own = reacted.get(&(*place, text.symbols)).and_then(|seconds| seconds.get(*used - 1));
                own.is_some_and(|own| own <= second)
            });
            let of = |n: &usize| (self.written[*n].place.1, self.written[*n].text.symbols);
            if each_has_its_own && all.iter().any(|n| of(n) != of(&all[0])) {
                found.extend(all);
            }
        }
        found
    }
}

impl Sentence {
    /// `None` where it is longer than Meta's, or has no word in it (an emoji alone is somebody's own).
    fn of(text: &str, sender: &str) -> Option<Sentence> {
        let short = text.len() <= LONGEST * 4 && text.chars().count() <= LONGEST;
        let words = short && text.chars().any(char::is_alphanumeric);
        words.then(|| Sentence {
            letters: letters(text),
            symbols: symbols(text),
            long: text.chars().filter(|c| c.is_alphanumeric()).count() >= LONG,
            opening: Opening::of(text, sender),
        })
    }
}

impl Opening {
    fn of(text: &str, sender: &str) -> Opening {
        let rest = |name: &str| {
            let rest = text.strip_prefix(name).filter(|_| !name.is_empty())?;
            let ends = rest.chars().next().is_some_and(|c| !c.is_alphanumeric());
            (ends && rest.chars().any(char::is_alphanumeric)).then(|| letters(rest))
        };
        if let Some(full) = rest(sender) {
            return Opening::Full(full);
        }
        // The first of their names, or several of them.
        let names: Vec<&str> = sender.match_indices(' ').take(NAMES).map(|(at, _)| &sender[..at]).collect();
        let Some((first, letters)) = names.iter().rev().find_map(|name| Some((name, rest(name)?))) else {
            return Opening::None;
        };
        if sentences::is_theirs(&text[first.len()..]) { Opening::Full(letters) } else { Opening::First(letters) }
    }
}

fn letters(text: &str) -> u64 {
    hash(text, char::is_alphanumeric)
}

/// What is neither letter nor punctuation, without the signs that only say how an emoji looks.
fn symbols(text: &str) -> u64 {
    let symbol = |c: char| {
        !matches!(c, ..'\u{2190}' | '\u{3000}'..='\u{30ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff65}')
            && !c.is_alphanumeric()
    };
    if text.chars().any(symbol) { hash(text, symbol) } else { 0 }
}

fn hash(text: &str, of: impl Fn(char) -> bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.chars().filter(|c| of(*c)).for_each(|c| c.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::About;
    use crate::record::{Kind, When};

    /// What is left of messages `(sender, second, text)` beside reactions `(actor, second, emoji)` in one thread. A negative
    /// second is that of the message reacted to.
    fn left<'t>(messages: &[(&str, i64, &'t str)], reactions: &[(&str, i64, &str)]) -> Vec<&'t str> {
        let mut recorder = Recorder::new("x", "facebook", "facebook");
        recorder.entry("message_1.json");
        let thread = recorder.sym("thread");
        let mut notices = Notices::default();
        for (n, (sender, second, text)) in messages.iter().enumerate() {
            let from = recorder.person(sender, "");
            recorder.at(n as u32);
            notices.message(n, (thread, from), Some(*second), sender, text, false);
            recorder.act(Kind::Message, from, None, About::private(When::exact(*second), thread));
        }
        for (actor, second, emoji) in reactions {
            let actor = recorder.person(actor, "");
            notices.reaction((thread, actor), second.abs(), *second > 0, emoji);
        }
        notices.settle(&mut recorder);
        recorder.finish().interactions.iter().map(|i| messages[i.source.record as usize].2).collect()
    }

    #[test]
    fn one_stub_for_each_reaction_and_the_one_with_its_emoji_first() {
        let messages =
            [("Ann", 101, "thanks!"), ("Ann", 102, "Reacted 😂 to your message"), ("Bob", 100, "Liked a message")];
        assert_eq!(left(&messages, &[("Ann", 100, "😂")]), ["thanks!", "Liked a message"]);
        assert_eq!(left(&messages, &[("Ann", 100, "😂"), ("Bob", 99, "❤")]), ["thanks!"]);
        assert_eq!(left(&messages, &[("Ann", 106, "😂")]).len(), 3, "too far");
        assert_eq!(left(&[("Ann", 1, "Liked a message"), ("Ann", 2, "so do I")], &[("Ann", 1, "❤")]), ["so do I"]);
    }

    #[test]
    fn reactions_without_a_time_have_stubs_behind_the_message() {
        let stubs = [("Ann", 500, "Reacted 😂 to your message"), ("Bob", 900, "Reacted 🐸 to your message")];
        let reactions = [("Ann", -400, "😂"), ("Bob", -400, "🐸")];
        assert_eq!(left(&stubs, &reactions), [""; 0]);
        assert_eq!(left(&stubs[..1], &reactions), [stubs[0].2], "alone it may be her own");
        assert_eq!(left(&stubs, &reactions[..1]).len(), 2, "one of them is somebody's own");
        assert_eq!(left(&stubs, &[("Ann", -400, "😂"), ("Bob", -901, "🐸")]).len(), 2, "before the message");
        let more = [stubs[0], stubs[1], ("Ann", 501, "Reacted 😂 to your message")];
        assert_eq!(left(&more, &reactions).len(), 3, "more than there are reactions");
    }

    #[test]
    fn ones_own_words_stay() {
        let own = [("Ann", 100, "😂"), ("Ann", 100, "so funny 🐸"), ("Ann", 100, &*"x".repeat(200))];
        assert_eq!(left(&own, &[("Ann", 100, "😂")]).len(), 3);
        let reactions: Vec<(&str, i64, &str)> = (1..10).map(|n| ("Ann", n * 100, "❤")).collect();
        assert_eq!(left(&[("Ann", 100, "haha")], &reactions), ["haha"], "this export writes no stubs");
        let stubs = [("Ann", 100, "A réagi à un message"), ("Ann", 200, "A réagi à un message")];
        assert_eq!(left(&stubs, &reactions), [""; 0], "a sentence that stands beside reactions again");
    }

    #[test]
    fn stubs_of_reactions_taken_back() {
        let mut messages: Vec<(&str, i64, &str)> = (1..4).map(|n| ("Ann", n * 100, "Liked a message")).collect();
        messages.push(("Ann", 1_000, "Liked a message"));
        let reactions: Vec<(&str, i64, &str)> = (1..4).map(|n| ("Ann", n * 100, "❤")).collect();
        assert_eq!(left(&messages, &reactions), [""; 0]);
        assert_eq!(left(&messages, &reactions[..2]).len(), 2, "beside two only");
        messages.extend([1_001, 1_002, 1_003].map(|at| ("Bob", at, "Liked a message")));
        assert_eq!(left(&messages, &reactions).len(), 4, "more often elsewhere");
        let short: Vec<(&str, i64, &str)> = messages[..4].iter().map(|(who, at, _)| (*who, *at, "haha")).collect();
        assert_eq!(left(&short, &reactions), ["haha"]);
    }

    #[test]
    fn notices_begin_with_the_senders_name() {
        let pinned = ("Ann Example", 1, "Ann Example hat eine Nachricht angepinnt.");
        assert_eq!(left(&[pinned, ("Ann Example", 2, "Ann Example")], &[]), ["Ann Example"]);
        assert_eq!(left(&[("Ann Example", 1, "Ann named the group Bakers.")], &[]), [""; 0]);
        let short = ("Ann Example", 1, "Ann hat eine Nachricht angepinnt.");
        assert_eq!(left(&[short], &[]), [short.2], "she may speak of herself");
        assert_eq!(left(&[short, ("Bob Example", 2, "Bob hat eine Nachricht angepinnt.")], &[]), [""; 0]);
        assert_eq!(left(&[("Ann", 1, "Anna is here")], &[]), ["Anna is here"]);
        assert_eq!(left(&[("Ann Maria Example", 1, "Ann Maria named the group X.")], &[]), [""; 0]);
        let sent = ("Ann Example", 1, "Ann Example hat ein Foto gesendet.");
        assert_eq!(left(&[sent], &[]), [sent.2], "though it is gone");
    }

    #[test]
    fn notices_that_say_you_are_the_owners() {
        let named = |who: &'static str| (who, 1, "You named the group Bakers.");
        let ended = ("Bob", 3, "The video call ended.");
        assert_eq!(
            left(&[named("Ann"), ("Ann", 2, "You named the group? Why"), ended], &[]),
            ["You named the group? Why"]
        );
        assert_eq!(left(&[named("Ann"), named("Bob")], &[]).len(), 2, "one of them quotes it");
    }

    #[test]
    fn an_attachment_that_is_missing_is_no_notice() {
        let mut recorder = Recorder::new("x", "facebook", "facebook");
        let (thread, ann) = (recorder.sym("thread"), recorder.person("Ann Example", ""));
        let mut notices = Notices::default();
        for attached in [true, false] {
            let act = usize::from(!attached);
            notices.message(act, (thread, ann), Some(1), "Ann Example", "Ann Example sent an attachment.", attached);
            recorder.act(Kind::Message, ann, None, About::private(When::exact(1), thread));
        }
        notices.settle(&mut recorder);
        assert_eq!(recorder.records(), 2);
    }
}
