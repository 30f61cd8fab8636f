//! A chat as its file has it, line by line; then, when all of it is known, as records.

use super::bare::Bare;
use super::days;
use super::line::{self, Mark};
use super::notices::{Line, People, Texts};
use super::pasted;
use super::stamp::{self, Form, Stamp};
use super::title::Title;
use super::words::ENCRYPTED;
use crate::import::{About, Recorder};
use crate::order::Order;
use crate::record::{Kind, OWNER, Observe, PersonIx, Precision, Source, Sym, When};
use crate::time::{self, DAY};

/// A message, as its line has it.
#[derive(Debug, Clone, Copy)]
struct Sent {
    stamp: Stamp,
    line: Line,
    source: Source,
    mark: Mark,
}

#[derive(Debug, Default)]
pub struct Chat {
    sent: Vec<Sent>,
    people: People,
    texts: Texts,
    /// Of all lines of one form, one after the other, where they change.
    dates: Vec<(Form, [u16; 3])>,
    /// Whether any line has a mark; until then, what may be notices without.
    marked: bool,
    bare: Bare,
    /// Lines that WhatsApp wrote.
    notices: Vec<Source>,
    /// Lines of another chat that somebody copied into a message.
    pasted: Vec<Source>,
    /// Lines that begin with a date and somebody's name, but whose clock is none.
    odd: Vec<Source>,
    /// Lines of nothing, as in damaged files, and the first one where it is not a message.
    damaged: Vec<Source>,
    /// Messages behind which another one stands in the same line.
    joined: Vec<Source>,
    /// The last line, where it ends before its clock does.
    cut: Option<Source>,
}

impl Chat {
    /// The next line of the file.
    pub fn line(&mut self, source: Source, line: &str) {
        let Some((stamp, rest)) = stamp::stamp(line) else { return self.goes_on(source, line) };
        self.cut = None;
        if self.dates.last() != Some(&(stamp.form, stamp.date)) {
            self.dates.push((stamp.form, stamp.date));
        }
        let people = &self.people;
        let Some((name, text)) = line::name(rest, |name| people.number(name).is_some()) else {
            return self.notices.push(source);
        };
        if holds_another(text) {
            self.joined.push(source);
        }
        let who = self.people.add(&name);
        let mut mark = line::is_marked(text);
        self.marked |= mark != Mark::None;
        if !self.marked && !stamp.dash {
            self.bare.add(self.sent.len(), who, &name, text);
        }
        if self.sent.is_empty() && ENCRYPTED.split('|').any(|words| text.contains(words)) {
            mark = Mark::Sure;
        }
        // Android marks attached files, and nothing that isn't a message.
        let marked = mark != Mark::None && !stamp.dash;
        let text = if marked { self.texts.add(text) } else { None };
        self.sent.push(Sent { stamp, line: Line { who, text }, source, mark });
    }

    /// A line that belongs to the message before.
    fn goes_on(&mut self, source: Source, line: &str) {
        let first = self.dates.is_empty() && self.damaged.is_empty();
        if line.contains('\0') || first && !line.trim().is_empty() {
            return self.damaged.push(source);
        }
        if !line.starts_with(|c: char| c == '[' || c.is_ascii_digit()) {
            return;
        }
        self.cut = stamp::is_cut(line).then_some(source);
        let known = |name: &str| self.people.number(name).is_some();
        if stamp::behind_date(line).and_then(|rest| line::name(rest, known)).is_some_and(|(name, _)| known(&name)) {
            self.odd.push(source);
        }
    }

    fn dates(&self) -> Vec<[u16; 3]> {
        self.dates.iter().map(|(_, date)| *date).collect()
    }

    /// Takes out what was copied from another chat, and those who wrote only there.
    fn leave_pasted(&mut self) {
        let Some(&(first, _)) = self.dates.first() else { return };
        let forms: Vec<Form> = self.sent.iter().map(|sent| sent.stamp.form).collect();
        let mut pasted = pasted::of_other_forms(&forms, first);
        if pasted.contains(&true) {
            self.dates.retain(|(form, _)| *form == first);
        }
        let american = self.sent.first().is_some_and(|sent| sent.stamp.american);
        let (order, _) = days::order(&self.dates(), american);
        let lines: Vec<(usize, i64)> = self
            .sent
            .iter()
            .map(|Sent { stamp, line, .. }| {
                (line.who, order.day(stamp.date).unwrap_or_default() * DAY + i64::from(stamp.second))
            })
            .collect();
        pasted::of_strangers(&lines, &mut pasted);
        if !pasted.contains(&true) {
            return;
        }
        let mut people = People::default();
        let mut at = 0;
        let (names, copied) = (&self.people.names, &mut self.pasted);
        self.sent.retain_mut(|sent| {
            at += 1;
            if pasted[at - 1] {
                copied.push(sent.source);
            } else {
                sent.line.who = people.add(&names[sent.line.who]);
            }
            !pasted[at - 1]
        });
        self.people = people;
    }

    /// Where texts are written from the right, any may begin with the mark that says so.
    fn unmark(&mut self) {
        let likely = |sent: &&Sent| sent.mark == Mark::Likely;
        if 3 * self.sent.iter().filter(likely).count() > 2 * self.sent.len() {
            let sent = self.sent.iter_mut().filter(|sent| sent.mark == Mark::Likely);
            sent.for_each(|sent| sent.line.text = None);
        }
    }

    /// Takes a group's notices from among the messages, where they lost their marks. Whether they had.
    fn leave_bare(&mut self) -> bool {
        if self.marked {
            return false;
        }
        let count = |who| self.sent.iter().filter(|sent| sent.line.who == who).count();
        let Some(notices) = std::mem::take(&mut self.bare).notices(&self.people, count) else { return false };
        let mut gone = vec![false; self.sent.len()];
        notices.into_iter().for_each(|n| gone[n] = true);
        let left = self.sent.iter().zip(&gone).filter(|(_, gone)| **gone);
        self.notices.extend(left.map(|(sent, _)| sent.source));
        let mut gone = gone.into_iter();
        self.sent.retain(|_| !gone.next().unwrap_or_default());
        true
    }

    /// Takes the notices from among the messages. Returns whom the file names, who may not have written yet, and
    /// whether it is a group's.
    fn leave_notices(&mut self, title: &Title) -> (Option<usize>, bool) {
        self.unmark();
        let always = self.texts.notices(&self.people);
        let lines: Vec<Line> = self.sent.iter().map(|sent| sent.line).collect();
        let group = self.texts.group(&lines, &self.people, &always, title);
        let first = self.sent.first().map(|sent| sent.source);
        let (texts, names, notices) = (&self.texts, &self.people.names, &mut self.notices);
        self.sent.retain(|sent| {
            let Line { who, text } = sent.line;
            let is_first = Some(sent.source) == first;
            let notice =
                |text| always[text] || texts.has_name(text, &names[who]) || (is_first && texts.is_sentence(text));
            let leave = Some(who) == group || text.is_some_and(notice);
            if leave {
                notices.push(sent.source);
            }
            !leave
        });
        let called = (0..names.len()).filter_map(|who| Some((title.names(&names[who])?, who))).max();
        (called.map(|(_, who)| who).filter(|who| Some(*who) != group), group.is_some())
    }

    /// Writes it into the recorder.
    pub fn write(mut self, recorder: &mut Recorder, title: &Title) {
        let bare = self.leave_bare();
        self.leave_pasted();
        let (called, is_group) = self.leave_notices(title);
        let is_group = is_group || bare;
        self.tell(recorder);
        let Some(first) = self.sent.first().copied() else { return };
        let (order, doubt) = days::order(&self.dates(), first.stamp.american);
        if doubt {
            recorder.back(first.source);
            recorder.problem(
                "whether its dates begin with the day or the month can't be told from so few; check the days on the curve",
            );
        }
        // A clock that ever shows more than 12 has no halves.
        let half_unknown = self.sent.iter().all(|s| s.stamp.half_unknown);
        let mut known = (first.stamp.date, order.day(first.stamp.date));
        let mut when = |stamp: Stamp| {
            if stamp.date != known.0 {
                known = (stamp.date, order.day(stamp.date));
            }
            match known.1 {
                None => When::UNKNOWN,
                Some(day) if half_unknown => When::day(day * DAY),
                Some(day) => When::exact(day * DAY + i64::from(stamp.second)).with(Precision::Local),
            }
        };
        recorder.observes(&[Observe::Messages]);
        let members = self.members(called, is_group);
        let names: Vec<&str> = members.iter().map(|who| &*self.people.names[*who]).collect();
        let pair = !is_group && names.len() == 2;
        if let (true, Some(called)) = (pair, called) {
            let own = members.iter().find(|who| **who != called);
            own.iter().for_each(|who| recorder.owner(&self.people.names[**who], ""));
        }
        let begun = when(first.stamp);
        let thread = recorder.sym(&id(&names, pair, &self.people.names[first.line.who], begun));
        // Who joined later isn't told in a way that can be read in every language.
        let mut people: Vec<PersonIx> = vec![OWNER; self.people.names.len()];
        for who in &members {
            people[*who] = recorder.person(&self.people.names[*who], "");
            recorder.participant(thread, people[*who], None);
        }
        // Nobody has answered yet, or it is a group: unless it is called after who wrote.
        let to_owner = (members.len() == 1 && called == Some(members[0])).then_some(OWNER);
        for sent in &self.sent {
            let who = sent.line.who;
            let to = if pair { members.iter().find(|m| **m != who).map(|m| people[*m]) } else { to_owner };
            message(recorder, sent.source, (people[who], to), when(sent.stamp), thread);
        }
        if half_unknown {
            recorder.back(first.source);
            recorder.problem(
                "the word behind its clock, for before or after noon, is not known here: only its days count",
            );
        }
    }

    /// Who wrote, in the order of their first lines; and the other one of two where only one has written yet.
    fn members(&self, called: Option<usize>, is_group: bool) -> Vec<usize> {
        let mut wrote = vec![false; self.people.names.len()];
        self.sent.iter().for_each(|sent| wrote[sent.line.who] = true);
        let silent = called.filter(|_| !is_group && wrote.len() == 2);
        (0..wrote.len()).filter(|who| wrote[*who] || Some(*who) == silent).collect()
    }

    /// What of the file isn't a message.
    fn tell(&mut self, recorder: &mut Recorder) {
        // Each was found in its own way.
        self.notices.order_by_key(|source| source.record);
        for notice in &self.notices {
            recorder.back(*notice);
            recorder.skip("notices by WhatsApp (members, calls, encryption)");
        }
        for pasted in &self.pasted {
            recorder.back(*pasted);
            recorder.skip("lines of another chat, copied into a message");
        }
        for odd in &self.odd {
            recorder.back(*odd);
            recorder.problem("begins like a message, but its time can't be read: taken as a part of the one before");
        }
        for damaged in &self.damaged {
            recorder.back(*damaged);
            recorder.problem(
                "is neither a message nor part of one: the file is damaged here, or its beginning is missing",
            );
        }
        for joined in &self.joined {
            recorder.back(*joined);
            recorder.unread(1, "another message stands in this line, as a line break is missing: it was not read");
        }
        if let Some(cut) = self.cut {
            recorder.back(cut);
            recorder.problem("the file ends inside this line: it may be cut short; export the chat again");
        }
    }
}

/// Whether another message stands within a text, as a line break is missing. What somebody copied from a chat begins a text.
fn holds_another(text: &str) -> bool {
    /// No stamp is longer, in bytes.
    const LONGEST: usize = 60;
    /// So many dashes are looked at.
    const MOST: usize = 4;
    /// Words with the number and the half of the day behind it, in any language.
    const HALF: usize = 4;
    let text = text.trim_start();
    let begins = |from: usize| {
        let (before, rest) = text.split_at_checked(from)?;
        // Not at the text's beginning, nor within a number there.
        let within = before.chars().next_back().is_none_or(char::is_numeric);
        let may = !within && rest.starts_with(|c: char| c == '[' || c.is_numeric());
        let rest = Some(rest).filter(|_| may).and_then(stamp::stamp).map(|(_, rest)| rest);
        rest.filter(|rest| line::name(rest, |_| false).is_some()).map(|rest| text.len() - rest.len())
    };
    // Behind a stamp's last number stands at most the half of the day.
    let timed = |at: usize| text[..at].rsplit(' ').take(HALF).any(|word| word.contains(char::is_numeric));
    let dashed = |at: usize| timed(at) && (at.saturating_sub(LONGEST)..at).any(|from| begins(from) == Some(at + 3));
    memchr::memmem::find_iter(text.as_bytes(), " - ").take(MOST).any(dashed)
        || memchr::memchr_iter(b'[', text.as_bytes()).any(|at| begins(at).is_some())
}

fn message(
    recorder: &mut Recorder,
    source: Source,
    (from, to): (PersonIx, Option<PersonIx>),
    when: When,
    thread: Sym,
) {
    recorder.back(source);
    if when.at.is_none() {
        recorder.problem("messages with an invalid date: they count without a time");
    }
    recorder.act(Kind::Message, from, to, About::private(when, thread));
}

/// The same for every export of the chat: two people, or how a group's chat begins.
fn id(names: &[&str], pair: bool, first: &str, when: When) -> String {
    if pair {
        let mut names = names.to_vec();
        names.order();
        return names.join(" & ");
    }
    let at = when.at.map(time::write).unwrap_or_default();
    format!("{first} {at}")
}
