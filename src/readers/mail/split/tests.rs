use super::*;

/// Gives `piece` bytes at a time.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let n = self.0.len().min(out.len()).min(self.1);
        out[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn mails(text: &[u8], alone: bool, piece: usize) -> Vec<String> {
    let mut found = Vec::new();
    let end = split(Slow(text, piece), alone, &mut |event| {
        found.push(match event {
            Event::Mail(_, header) => String::from_utf8_lossy(header).into_owned(),
            Event::Odd(number, why) | Event::Doubt(number, why) => format!("{number}: {why}"),
            Event::Whole(mail) => format!("whole: {}", String::from_utf8_lossy(mail)),
        });
        true
    });
    assert!(end.is_ok());
    found
}

#[test]
fn a_mail_begins_at_a_line_that_headers_follow() {
    let text = "From a@x  Thu Nov  1 11:19:12 2001\nA: 1\n\nFrom b@x  Thu Nov  1 11:19:12 2001\nA: 2\n c\n\nbody\n\
        From c@x  Thu Nov  1 11:19:12 2001\n\nFrom here on it is text\n\n>From d@x Thu Nov  1 11:19:12 2001\nTo: a\n\n \
        From e@x Thu Nov  1 11:19:12 2001\nTo: a\n\nFrom - Thu Nov  1 11:19:12 2001\nA: 3\n\nend\n\
        From f@x  Thu Nov  1 11:19:12 2001\nTo: 4\n\nend";
    for (text, br) in
        [(text.to_owned(), "\n"), (text.replace('\n', "\r\n"), "\r\n"), (text.replace('\n', "\r"), "\n")]
    {
        let expected = [
            "From a@x  Thu Nov  1 11:19:12 2001\nA: 1\n",
            "From b@x  Thu Nov  1 11:19:12 2001\nA: 2\n c\n",
            "From - Thu Nov  1 11:19:12 2001\nA: 3\n",
            "From f@x  Thu Nov  1 11:19:12 2001\nTo: 4\n",
        ]
        .map(|mail| mail.replace('\n', br));
        for piece in [1, 2, 3, 7, 4096] {
            assert_eq!(mails(text.as_bytes(), false, piece), expected, "{piece}");
            assert_eq!(mails(text.as_bytes(), true, piece), expected, "a mailbox called as a mail: {piece}");
            let mail = &text[text.find('A').expect("a header")..];
            let header = expected[0][text.len() - mail.len()..].to_owned();
            assert_eq!(mails(mail.as_bytes(), true, piece), [header], "{piece}");
        }
    }
}

/// The numbers in the ids of the mails that are found, and what is said beside.
fn ids(text: &str) -> (String, usize) {
    let found = mails(text.as_bytes(), false, usize::MAX);
    let id = |mail: &String| mail.find("Message-ID: <").map(|at| mail[at + 13..at + 14].to_owned());
    (found.iter().filter_map(id).collect(), found.iter().filter(|mail| mail.contains(": taken for text")).count())
}

/// Two mails, `mark` the second one's, and `end` the first one's last line with its end.
fn two(end: &str, mark: &str) -> String {
    let head = |n: u32| format!("From: Ann <a@x>\nDate: Thu, 1 Nov 2001 11:19:12 +0000\nMessage-ID: <{n}@x>\n");
    format!("From a@x Thu Nov  1 11:19:12 2001\n{}\nText.\n{end}{mark}\n{}\nText.\n", head(1), head(2))
}

#[test]
fn marks_of_all_kinds() {
    for mark in [
        "From ",
        "From -",
        "From - ",
        "From b@x",
        "From b at x.org",
        "From b@x lun. 1 nov. 2001 11:19:12",
        "From ???@??? Thu Nov 01 11:19:12 2001",
        "From b@x Thu Nov 1 2001 11:19:12-0700",
        "From - b@x Thu Nov 01 2001 11:19:12 GMT-0700 (Pacific Standard Time)",
        "From 1@xxx Thu Nov 01 11:19:12 +0000 2001",
        "From Bert Example",
        "From b@x Thu Nov 1 11:19:12 2001\n>From - Thu Nov 01 11:19:12 2001",
        "From b@x Thu Nov 1 11:19:12 2001\nTo/ a@x",
    ] {
        for end in ["\n", "", "\n\n\n"] {
            assert_eq!(ids(&two(end, mark)), ("12".into(), 0), "{end:?} {mark}");
            assert_eq!(ids(&two(end, mark).replace('\n', "\r\n")), ("12".into(), 0), "{end:?} {mark}");
        }
    }
    for end in ["last line", "</html>", "--b--\0"] {
        assert_eq!(ids(&two(end, "From b@x Thu Nov  1 11:19:12 2001")), ("12".into(), 0), "{end}");
        assert_eq!(ids(&two(end, "From - Thu Nov 01 2001 11:19:12 GMT-0700")), ("12".into(), 0), "{end}");
    }
}

#[test]
fn a_first_field_longer_than_is_looked() {
    let seal = |name: &str| format!("{name}: {}", "x".repeat(70) + &"\n\tx".repeat(3_000));
    for mark in ["From ", "From - ", "From b@x Thu Nov  1 11:19:12 2001"] {
        let long = two("\n", &format!("{mark}\n{}", seal("ARC-Seal")));
        assert_eq!(ids(&long), ("12".into(), 0), "{mark}");
    }
    // All others have fields that programs write; this one's are too far away.
    let mark = format!("From b@x Thu Nov  1 11:19:12 2001\n{}", seal("Comments"));
    let long = two("\n", &mark).replace("Message-ID", "X-Mailer: x\nMessage-ID");
    assert_eq!(ids(&long), ("12".into(), 0));
    let bare = two("\n", &format!("From -\n{}", seal("Comments")));
    assert_eq!(ids(&bare), ("1".into(), 1), "it is said, at least");
}

#[test]
fn what_looks_like_a_mail_within_one() {
    let sha = "0123456789abcdef0123456789abcdef01234567";
    for (end, mark, said) in [
        // A patch, with headers or, as here, with those of another program.
        ("\n", format!("From {sha} Mon Sep 17 00:00:00 2001"), 0),
        ("> ", "From b@x Thu Nov  1 11:19:12 2001".into(), 0),
        (">", "From b@x Thu Nov  1 11:19:12 2001".into(), 0),
        (" ", "From b@x Thu Nov  1 11:19:12 2001".into(), 0),
        ("He wrote ", "From b@x Thu Nov  1 11:19:12 2001".into(), 0),
        ("\n", "From b@x Thu Nov  1 11:19:12 2001\nHe wrote:\n".into(), 1),
        ("\n", "From what I saw\nSubject: tea\n".into(), 0),
        ("\n", "From what I saw\nit is\nSubject: tea\nTo: all\nDate: now\n".into(), 0),
        ("\n", "From what I saw\nSubject: tea\nTo: all\n".into(), 1),
        ("\n\n", "From b@x Thu Nov  1 11:19:12 2001\nFrom: b@x\nTo: a@x\nSubject: quoted\n".into(), 1),
    ] {
        assert_eq!(ids(&two(end, &mark)), ("1".into(), said), "{end:?} {mark}");
    }
    // A series of patches is a mailbox like any other.
    let series = two("\n", &format!("From {sha} Mon Sep 17 00:00:00 2001"));
    assert_eq!(ids(&series.replacen("a@x Thu Nov  1 11:19:12", &format!("{sha} Mon Sep 17 00:00:00"), 1)).0, "12");
}

#[test]
fn a_stray_empty_line_within_headers() {
    let text = two("\n", "From b@x Thu Nov  1 11:19:12 2001");
    for at in ["From: Ann", "Date:", "Message-ID:"] {
        let stray = text.replace(at, &format!("\n{at}"));
        let found = mails(stray.as_bytes(), false, 5);
        assert_eq!(found.len(), 2, "{at}");
        assert!(found.iter().all(|mail| mail.contains("\nFrom:") && mail.contains("\nMessage-ID:")), "{found:?}");
    }
    // A text that begins like headers.
    for body in ["Date: Tuesday\nPlace: here\n\n", "From: Bert\nSubject: x\nMessage-ID: <9@x>\n\n", "Note: this\n\n"]
    {
        let found = mails(text.replacen("Text.", body, 1).as_bytes(), false, 5);
        assert!(found[0].ends_with("Message-ID: <1@x>\n") && found.len() == 2, "{found:?}");
    }
}

#[test]
fn mails_attached_to_others() {
    let parts = "Content-Type: multipart/mixed; boundary=\"=_part\"\n";
    let text = two("--=_part\nContent-Type: message/rfc822\n\n", "From b@x Thu Nov  1 11:19:12 2001")
        .replace("Message-ID: <1@x>\n", &format!("Message-ID: <1@x>\n{parts}"));
    let next = two("\n", "From b@x Thu Nov  1 11:19:12 2001").replace("<1@x>", "<3@x>").replace("<2@x>", "<4@x>");
    assert_eq!(ids(&format!("{text}\n--=_part--\n\n{next}")).0, "134");
    // The same, cut off: what follows is lost neither at once nor at the end.
    assert_eq!(ids(&format!("{text}\n{next}")).0, "1234");
    assert_eq!(ids(&format!("{text}\n{}", next.repeat(9))).0, format!("12{}", "34".repeat(9)));
    // Cut off, and there once more.
    assert_eq!(ids(&format!("{text}\n{text}\n--=_part--\n{next}")).0, "12134");
}

#[test]
fn fields_with_a_blank_before_the_colon() {
    let text = two("\n", "From b@x Thu Nov  1 11:19:12 2001").replace("From: ", "From : ");
    for text in [text.clone(), text.replace("Date: Thu, 1 Nov 2001 11:19:12 +0000\n", "")] {
        assert_eq!(mails(text.as_bytes(), false, 9).len(), 2);
    }
}

#[test]
fn a_stray_empty_line_before_the_headers_that_programs_write() {
    let mark = "From b@x Thu Nov  1 11:19:12 2001";
    let text = two("\n", mark).replace("Message-ID", "X-Mailer: x\nMessage-ID");
    let (first, second) = text.split_once(mark).expect("two mails");
    let stray = format!("{mark}{}", second.replace("X-Mailer", "\nX-Mailer"));
    let quoted = "From q@x Thu Nov  1 11:19:12 2001\nFrom: q@x\nSubject: x\n\nText.\n\n";
    let third = format!("{mark}{}", second.replace("<2@x>", "<3@x>"));
    assert_eq!(ids(&format!("{first}{stray}\n{quoted}{third}")), ("123".into(), 1), "a quotation is one still");
}

#[test]
fn bodies_as_long_as_their_mails_say() {
    let quoted = "\nFrom b@x Thu Nov  1 11:19:12 2001\nFrom: b@x\nMessage-ID: <2@x>\n\nText.\n";
    let mail = |n: u32, length: usize, body: &str| {
        format!(
            "From a@x Thu Nov  1 11:19:12 2001\nFrom: a@x\nMessage-ID: <{n}@x>\nContent-Length: {length}\n\n{body}\n"
        )
    };
    let mails = |wrong: usize| {
        mail(1, quoted.len() + wrong, quoted) + &mail(3, 6, "Text.\n") + &mail(4, quoted.len(), quoted)
    };
    assert_eq!(ids(&mails(0)).0, "134");
    assert_eq!(ids(&mails(40)).0, "1234", "the length is wrong: nothing is lost");
    assert_eq!(ids(&mails(0).replace('\n', "\r\n")).0, "134", "counted before lines ended with two bytes");
    let counted = |text: &str| text.len() + text.matches('\n').count();
    let two = mail(1, counted(quoted), quoted)
        + &mail(3, counted("Text.\n"), "Text.\n")
        + &mail(4, counted(quoted), quoted);
    assert_eq!(ids(&two.replace('\n', "\r\n")).0, "134", "counted with both");
    assert_eq!(ids(&two).0, "134", "counted with both, which one of was taken away since");
}

#[test]
fn mailboxes_of_mmdf() {
    let rule = "\x01\x01\x01\x01\n";
    let text = two(&format!("{rule}{rule}"), "From b@x Thu Nov  1 11:19:12 2001");
    assert_eq!(ids(&format!("{rule}{text}{rule}")), ("12".into(), 0));
    let bare =
        text.replace("From b@x Thu Nov  1 11:19:12 2001\n", "").replace("From a@x Thu Nov  1 11:19:12 2001\n", "");
    assert_eq!(ids(&format!("{rule}{bare}{rule}")), ("12".into(), 0));
}

#[test]
fn marks_across_the_windows_edge_are_found() {
    let mail = |n: usize| format!("From a@x  Thu Nov  1 11:19:12 2001\nA: {n}\n\n{}\n\n", "x".repeat(n));
    const WINDOW: usize = 128 << 10;
    let text: String = (WINDOW - 90..WINDOW).map(mail).collect();
    let found = mails(text.as_bytes(), false, usize::MAX);
    assert_eq!(found.len(), 90);
    assert!(found.iter().enumerate().all(|(i, m)| m.ends_with(&format!("A: {}\n", WINDOW - 90 + i))));
}

#[test]
fn logs_are_split_at_their_rules() {
    let rule = "=".repeat(73);
    let text = format!(
        "{rule}\nDate:  x\nA: 1\n\nbody\n{rule}\nno mail\n{rule}\nSubject: no mail\n{rule}\nDate: y\nA: 2\n\nend\n\
         {rule}\nReply-To:     a@x\nA: 3\n\nend\n"
    );
    for piece in [1, 4096] {
        let found = mails(text.as_bytes(), false, piece);
        let mails = ["Date:  x\nA: 1\n", "Date: y\nA: 2\n", "Reply-To:     a@x\nA: 3\n"];
        assert_eq!(found, mails.map(|mail| format!("{rule}\n{mail}")));
    }
}

#[test]
fn endless_lines_cost_no_memory() {
    let body = std::io::repeat(b'x').take(1 << 28);
    let end = b"\n\nFrom b@x Thu Nov  1 11:19:12 2001\nA: ";
    let text = b"From a@x Thu Nov  1 11:19:12 2001\n\n"
        .chain(body)
        .chain(&end[..])
        .chain(std::io::repeat(b'y').take(1 << 22));
    let mut found = Vec::new();
    let end = split(text, false, &mut |event| {
        found.push(match event {
            Event::Mail(number, header) => (number, header.len()),
            Event::Odd(number, _) | Event::Doubt(number, _) => (number, 0),
            Event::Whole(mail) => (0, mail.len()),
        });
        true
    });
    assert!(end.is_ok());
    assert_eq!(found, [(1, 34), (2, 0), (2, HEADER)]);
}

#[test]
fn the_mail_that_is_wanted_whole_ends_before_the_next() {
    let whole = |text: &str, alone: bool, number: u32, piece: usize| {
        let mut found = Vec::new();
        let end = split_with(Slow(text.as_bytes(), piece), alone, Some(number), &mut |event| {
            if let Event::Whole(mail) = event {
                found.push(String::from_utf8_lossy(mail).into_owned());
            }
            true
        });
        assert!(end.is_ok());
        found
    };
    let mark = "From b@x Thu Nov  1 11:19:12 2001";
    let text = two("\n", mark);
    let (first, second) = text.split_once(mark).expect("two mails");
    for piece in [1, 7, 4096] {
        assert_eq!(whole(&text, false, 1, piece), [first]);
        assert_eq!(whole(&text, false, 2, piece), [format!("{mark}{second}")]);
        assert_eq!(whole(&text, false, 3, piece), [""; 0]);
        assert_eq!(whole(&format!("{mark}{second}"), true, 1, piece), [format!("{mark}{second}")]);
    }
    // One that may be attached to it, or not.
    let parts = "Content-Type: multipart/mixed; boundary=\"=_part\"\nMessage-ID: <1@x>";
    let open = text.replace("Message-ID: <1@x>", parts);
    assert_eq!(whole(&open, false, 1, 9), [open.split_once(mark).expect("two mails").0]);
}

#[test]
fn what_is_no_mail_is_one_odd_one() {
    assert_eq!(mails(b"", false, 9), [""; 0]);
    assert_eq!(mails(b"\n\n", false, 9), [""; 0]);
    let odd = "0: does not begin with a mail: cut off, or not mail at all";
    assert_eq!(mails(b"just text", false, 9), [odd]);
    let rest = two("\n", "From b@x Thu Nov  1 11:19:12 2001").replacen("From a@x", "a@x", 1);
    let found = mails(format!("rest of a\n{rest}").as_bytes(), false, 9);
    assert_eq!((found.len(), &*found[1]), (3, &*format!("0: {UNMARKED}")), "the mail that is left of the first");
    assert!(!is_mailbox(b"From here on") && is_mailbox(b"\xef\xbb\xbf\nFrom a Thu Nov  1 11:19:12 2001"));
}

#[test]
fn a_mail_whose_mark_is_damaged_or_gone_is_told() {
    let first = "From a@x  Thu Nov  1 11:19:12 2001\nFrom: Ann <a@x>\nMessage-ID: <1@x>\n\nbody\n\n";
    let last = "From c@x  Thu Nov  1 12:19:12 2001\nFrom: Cem <c@x>\nMessage-ID: <3@x>\n\nend\n";
    let fields = "From: Bob <b@x>\nSubject: x\n y\nMessage-ID: <2@x>\n\nbody\n\n";
    let gmail = format!("X-GM-THRID: 1\nX-Gmail-Labels: Inbox\n{fields}");
    let thunderbird = format!("X-Mozilla-Status: 0001\n{fields}");
    let told = |between: String| {
        let text = format!("{first}{between}{last}");
        for text in [text.clone(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
            let found = [1, 3, 4096].map(|piece| mails(text.as_bytes(), false, piece));
            assert!(found.iter().all(|f| *f == found[0]), "{text}");
            let told = found[0].iter().filter(|mail| mail.starts_with("1: headers as")).count();
            assert_eq!(found[0].len(), 2 + told, "{found:?}");
            if told != 1 {
                return told;
            }
        }
        1
    };
    for mark in [
        "Srom ",
        "\u{1f}From b@x",
        "rom b@x  Thu Nov  1 11:30:12 2001",
        "b@x Thu Nov  1 11:30:12 2001",
        "Fr\0m - Thu Nov  1 11:30:12 2001",
    ] {
        assert_eq!(told(format!("{mark}\n{fields}")), 1, "{mark}");
    }
    for mark in ["", "\0\0\0\0\n"] {
        assert_eq!(told(format!("{mark}{fields}")), 1, "as the first one begins");
        assert_eq!(told(format!("{mark}To: Ann <a@x>\n{fields}")), 0, "as none begins");
    }
    assert_eq!(told(gmail.clone()), 1);
    assert_eq!(told(thunderbird.clone() + &thunderbird), 2);
    for (why, text) in [
        ("a part that is a mail", format!("--x\nContent-Type: message/rfc822\n\n{thunderbird}")),
        ("a mail in a mail, told by its own fields", format!("--x\n\n{thunderbird}")),
        ("a forwarded one", format!("----- Forwarded message -----\n\n{fields}")),
        ("an escaped one", format!(">From b@x Thu Nov  1 11:30:12 2001\n{fields}")),
        ("prose", "As of Thu Nov  1 11:30:12 2001\nMessage-passing is all there is.\n\n".to_owned()),
    ] {
        assert_eq!(told(text), 0, "{why}");
    }
    let rule = "=".repeat(73);
    let logged = |n: u8| {
        format!("Date:         Thu, 1 Nov 2001 11:19:12 -0000\nFrom:         A <a@x>\nMessage-ID:   <{n}@x>\n")
    };
    for (between, told) in [(&*rule, 0), (&rule[..40], 1), (" ", 1), ("\0\0", 1)] {
        let log = format!("{rule}\n{}\nbody\n\n{between}\n{}\nbody\n", logged(1), logged(2));
        let found = mails(log.as_bytes(), false, 7);
        assert_eq!(found.iter().filter(|mail| mail.contains(UNMARKED)).count(), told, "{log}");
        assert_eq!(found.len(), 2, "{log}");
    }
    let glued = format!("{rule}\n{}{rule}\n{}\nbody\n", logged(1), logged(2));
    assert_eq!(mails(glued.as_bytes(), false, 7).len(), 2, "headers without an empty line behind them");
    let many = format!("{first}{}", "Message-ID: <2@x>\n".repeat(20_000));
    assert_eq!(mails(many.as_bytes(), false, 4096).len(), 1);
}
