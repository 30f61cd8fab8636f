//! One mail's headers as a list of fields, and what of them the importer takes.

use super::address::{self, Mailbox};
use super::date::{self, Stamp};
use super::labels::{self, Label};
use super::words;
use crate::readers::text;

/// A mail's header lines.
#[derive(Clone, Copy)]
pub struct Header<'a>(pub &'a [u8]);

impl<'a> Header<'a> {
    /// Names and values as they stand there, in their order. Lines that are no fields are passed over: the "From " line,
    /// and the second one that Thunderbird's export add-on writes on macOS (`>From - …`, seen 2026).
    pub fn fields(self) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            while !rest.is_empty() {
                let (field, after) = rest.split_at(field_end(rest));
                rest = after;
                let Some(colon) = memchr::memchr(b':', field) else { continue };
                let name = field[..colon].trim_ascii_end();
                if !name.is_empty() && name.iter().all(u8::is_ascii_graphic) {
                    return Some((std::str::from_utf8(name).unwrap_or_default(), &field[colon + 1..]));
                }
            }
            None
        })
    }

    /// The fields that `may` be shown, decoded, as pairs of name and value.
    pub fn shown(self, may: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let fields = self.fields().filter(|(name, _)| may(name)).map(|(name, value)| (name, words::unfold(value)));
        let shown = fields.filter(|(_, value)| !value.is_empty());
        shown.map(|(name, value)| (name.to_owned(), words::decode(&value).into_owned())).collect()
    }

    /// When the "From " line says that the mail came.
    fn envelope(self) -> Option<Arrival> {
        // MMDF's rule may stand before it.
        let mut lines = self.0.split(|b| *b == b'\n').take(2).map(|line| line.strip_prefix(b">").unwrap_or(line));
        let line = lines.find_map(|line| line.strip_prefix(b"From "))?;
        let line = String::from_utf8_lossy(&line[..line.len().min(512)]);
        let (sender, stamp) = date::envelope(&line)?;
        let copied = sender == "MAILER-DAEMON" || sender == "-" || sender.starts_with("- ");
        Some(Arrival { at: stamp.at, by: if copied { Clock::Copy } else { Clock::Mark } })
    }
}

/// When a mail arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Unix seconds.
    pub at: i64,
    /// Who says so.
    pub by: Clock,
}

/// Whose clock told the time of an arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The last mail server's.
    Server,
    /// Whose wrote the "From " line: at the delivery, or when the archive was built anew.
    Mark,
    /// That of a program that copied the mail (Thunderbird writes `-` for the sender, Python's library `MAILER-DAEMON`).
    Copy,
}

/// Where the first field of `text` ends: behind the first line break that no blank follows.
fn field_end(text: &[u8]) -> usize {
    let folded = |at: &usize| !matches!(text.get(at + 1), Some(b' ' | b'\t'));
    memchr::memchr_iter(b'\n', text).find(folded).map_or(text.len(), |at| at + 1)
}

/// What is taken of a mail.
#[derive(Debug, Default)]
pub struct Taken {
    pub from: Vec<Mailbox>,
    pub reply_to: Vec<Mailbox>,
    /// `X-Original-From`, where list software put its own address into `From`.
    pub original: Vec<Mailbox>,
    /// `To`, `Cc` and `Bcc`.
    pub to: Vec<Mailbox>,
    /// To whom LISTSERV says that it went beside the list: in an answer, who is answered.
    pub beside: Vec<Mailbox>,
    pub id: String,
    /// Where it can be read, by its own word.
    pub archived: String,
    /// The mails this one may answer, the likeliest first.
    pub parents: Vec<String>,
    /// The first of `References`: where the thread began.
    pub first: Option<String>,
    pub date: Option<Stamp>,
    /// When it arrived, by the newest `Received`, else by the "From " line.
    pub arrived: Option<Arrival>,
    /// Whose mailbox it was delivered to, by the newest such header.
    pub delivered: Option<String>,
    /// The list it came by: its id, else its address.
    pub list: Option<String>,
    /// Whether the list takes posts: newsletters have an id, too.
    pub list_post: bool,
    /// Whether a mail program or provider kept it in somebody's mailbox.
    pub kept: bool,
    /// Whether it came by way of mail servers that left their marks.
    pub received: bool,
    /// Whether the archive hides addresses from harvesters (`ann at example.org`): only public ones do.
    pub hidden: bool,
    /// Written or sent by a machine.
    pub automated: bool,
    /// Sent to many.
    pub bulk: bool,
    /// Where it lies.
    pub labels: Vec<Label>,
}

/// Ids looked at of one mail: threads of years name hundreds.
const PARENTS: usize = 20;
/// Receivers looked at of one mail: far more than anybody writes to by hand.
const RECEIVERS: usize = 2_000;

impl Taken {
    pub fn of(header: Header) -> Taken {
        let mut taken = Taken::default();
        let (mut answers, mut references) = (Vec::new(), Vec::new());
        for (name, value) in header.fields() {
            // No name that is read is longer; longer ones are told by their beginning.
            let mut lower = [0; 32];
            let lower = &mut lower[..name.len().min(32)];
            lower.copy_from_slice(&name.as_bytes()[..lower.len()]);
            lower.make_ascii_lowercase();
            match &*lower {
                b"in-reply-to" => answers = address::ids(&words::unfold(value)),
                b"references" => references = address::ids(&words::unfold(value)),
                name => taken.field(std::str::from_utf8(name).unwrap_or_default(), value),
            }
        }
        taken.arrived = taken.arrived.or_else(|| header.envelope()).filter(|arrival| date::sane(arrival.at));
        taken.date = taken.date.filter(|stamp| date::sane(stamp.at));
        taken.first = references.first().cloned();
        let parents = answers.into_iter().rev().chain(references.into_iter().rev());
        taken.parents = parents.filter(|id| *id != taken.id).take(PARENTS).collect();
        taken.automated |= taken.from.iter().any(labels::is_machine);
        taken
    }

    fn field(&mut self, name: &str, bytes: &[u8]) {
        // Decoded only where it is read.
        let value = || words::unfold(bytes);
        match name {
            "from" => {
                let value = value();
                self.from = address::mailboxes(&value);
                self.hidden = !value.contains('@') && self.from.iter().any(|m| !m.address.is_empty());
            }
            "reply-to" => self.reply_to = address::mailboxes(&value()),
            "x-original-from" => self.original = address::mailboxes(&value()),
            "to" | "cc" | "bcc" => {
                let room = RECEIVERS.saturating_sub(self.to.len());
                self.to.extend(address::mailboxes(&value()).into_iter().take(room));
            }
            "comments-to" => self.beside = address::mailboxes(&value()),
            "comments" => {
                if let Some(to) = value().strip_prefix("To:") {
                    self.beside = address::mailboxes(to);
                }
            }
            "message-id" => {
                let value = value();
                let id = address::ids(&value).pop().unwrap_or_else(|| value.into_owned());
                self.id = if id.len() <= 998 { id } else { String::new() };
            }
            "archived-at" => self.archived = value().trim().trim_start_matches('<').trim_end_matches('>').to_owned(),
            // Nothing in a date needs encoding; some programs encode whatever they write.
            "date" => self.date = date::header(&words::decode(&value())),
            "received" => {
                self.received = true;
                if self.arrived.is_none() {
                    let at = value().rsplit(';').next().and_then(date::header);
                    self.arrived = at.map(|stamp| Arrival { at: stamp.at, by: Clock::Server });
                }
            }
            "delivered-to" | "x-delivered-to" | "envelope-to" | "x-envelope-to" | "x-apparently-to" => {
                self.received = true;
                // qmail's list software writes "mailing list dev@…" here.
                let value = value();
                let address = (!value.contains(' ')).then(|| address::address(&value)).flatten();
                self.delivered = self.delivered.take().or(address);
            }
            "list-id" | "list-post" | "mailing-list" | "x-mailing-list" => {
                self.list_post |= name != "list-id";
                let value = value();
                let id = value.rsplit('<').next().unwrap_or_default().trim_end_matches('>').trim();
                if self.list.is_none() || name == "list-id" {
                    self.list = Some(id.to_lowercase());
                }
            }
            "x-gmail-labels" => {
                self.kept = true;
                self.labels.extend(labels::of_gmail(&words::decode(&value())));
            }
            "x-mozilla-status" => {
                self.kept = true;
                // Thunderbird leaves deleted and moved mails in the file until it is compacted, with this bit.
                let expunged = u32::from_str_radix(&value(), 16).is_ok_and(|status| status & 8 != 0);
                self.labels.extend(expunged.then_some(Label::Junk));
            }
            "x-gm-thrid" | "x-mozilla-keys" => self.kept = true,
            name => {
                self.automated |= labels::says_automated(name, &value);
                self.bulk |= labels::says_bulk(name, &value);
            }
        }
    }

    /// Who wrote it. List software that puts its own address into `From` ("Ann Example via List", since 2014, for
    /// senders whose domains forbid anything else) names the writer elsewhere, or by name alone.
    pub fn author(&mut self) -> Option<Mailbox> {
        let from = self.from.first()?;
        let via = (self.list.is_some() || !self.received).then(|| text::find(&from.name, " via ")).flatten();
        let Some(via) = via else { return Some(self.from.swap_remove(0)) };
        let name = from.name[..via].trim_matches(['\'', '"', ' ']).to_owned();
        let list = from.address.clone();
        let others = self.original.iter().chain(&self.reply_to).filter(|m| !m.address.is_empty());
        let writer = others.map(|m| &m.address).find(|a| **a != list && !self.to.iter().any(|to| to.address == **a));
        Some(Mailbox { name, address: writer.cloned().unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> Taken {
        Taken::of(Header(text.as_bytes()))
    }

    #[test]
    fn folded_fields_and_lines_that_are_none() {
        let text = b"From x Thu\n>From - Thu Nov 01\nTo: a@x,\n\tb@x\nno field\nX-Empty:\nDate : now\n y\n:\nlast: z";
        let fields: Vec<(String, String)> =
            Header(text).fields().map(|(n, v)| (n.to_owned(), words::unfold(v).into_owned())).collect();
        let expected = [("To", "a@x, b@x"), ("X-Empty", ""), ("Date", "now y"), ("last", "z")];
        assert_eq!(fields, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
    }

    #[test]
    fn an_encoded_date_is_read() {
        let date = |text: &str| taken(&format!("Date: {text}\n")).date.map(|stamp| stamp.at);
        assert_eq!(date("=?utf-8?Q?Thu,_1_Nov_2001_11:19:12_+0000?="), Some(1_004_613_552));
        assert_eq!(date("=?utf-8?B?MSBOb3YgMjAwMSAxMToxOToxMiArMDAwMA==?="), Some(1_004_613_552));
    }

    #[test]
    fn parents_likeliest_first() {
        let t = taken("Message-ID: <me@x>\nReferences: <a@x> <b@x>\n <me@x>\nIn-Reply-To: Ann's <c@x>\n");
        assert_eq!((t.parents, t.first), (["c@x", "b@x", "a@x"].map(String::from).to_vec(), Some("a@x".into())));
    }

    #[test]
    fn whom_listserv_names_beside_the_list() {
        let beside = |text: &str| taken(text).beside.into_iter().map(|m| m.address).collect::<Vec<_>>();
        assert_eq!(beside("Comments: To: Ann <ann@x.org>\nComments: cc: Bert <b@x.org>\n"), ["ann@x.org"]);
        assert_eq!(beside("comments-to: Ann Example ann@X.org\n"), ["ann@x.org"]);
        assert_eq!(beside("Comments: a quick note to: ann@x.org\n"), [""; 0]);
    }

    #[test]
    fn writers_behind_list_software() {
        let via = "From: Ann Example via Talk <talk@lists.example>\nList-Id: Talk <talk.lists.example>\n";
        let author = |more: &str| taken(&format!("{via}{more}")).author().map(|m| (m.name, m.address));
        let ann = |address: &str| Some(("Ann Example".to_owned(), address.to_owned()));
        assert_eq!(author("Reply-To: Talk <talk@lists.example>, Ann <ann@example.org>\n"), ann("ann@example.org"));
        assert_eq!(author("X-Original-From: Ann <ann@example.org>\n"), ann("ann@example.org"));
        assert_eq!(author(""), ann(""));
        assert_eq!(author("To: talk@lists.example\nReply-To: talk@lists.example\n"), ann(""));
    }

    #[test]
    fn arrival_is_the_newest_hop_else_the_envelope() {
        let envelope = "From a@x Thu Nov  1 11:19:12 2001\n";
        let hops = "Received: by b; Thu, 1 Nov 2001 12:00:00 +0000\nReceived: by a; Thu, 1 Nov 2001 11:00:00 +0000\n";
        let arrived = |text: &str| taken(text).arrived.map(|arrival| (arrival.at, arrival.by));
        assert_eq!(arrived(envelope), Some((1_004_613_552, Clock::Mark)));
        assert_eq!(arrived("From - Thu Nov  1 11:19:12 2001\n"), Some((1_004_613_552, Clock::Copy)));
        assert_eq!(arrived(&format!("{envelope}{hops}")), Some((1_004_616_000, Clock::Server)));
        assert_eq!(taken("Date: Fri, 1 Jan 1904 00:00:00 +0000\n").date, None);
    }
}
