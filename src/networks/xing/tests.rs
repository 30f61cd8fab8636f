//! What the fixtures don't show: names, whose file it is, and files with anything in them.

use super::contact::profile;
use super::*;
use crate::archive::{Bytes, Input};
use crate::networks;
use crate::record::Import;
use proptest::prelude::*;

const CARDS: &[u8] = include_bytes!("../../../tests/fixtures/xing/vcards/export/cards.vcf");
const SAMPLE: &[u8] = include_bytes!("../../sample/xing/Kontakte.csv");

fn input(name: &str, files: &[(&str, &[u8])]) -> Input {
    let file = |(path, bytes): &(&str, &[u8])| -> (String, Box<dyn Bytes>) {
        ((*path).to_owned(), Box::new(bytes.to_vec()))
    };
    Input::Folder { name: name.into(), files: files.iter().map(file).collect() }
}

fn read(files: &[(&str, &[u8])]) -> Vec<Import> {
    networks::import(input("export", files), &mut |_| {})
}

fn names(import: &Import) -> Vec<&str> {
    import.people[1..].iter().map(|p| p.names.first().map_or(&*p.key, String::as_str)).collect()
}

#[test]
fn a_card_whose_end_or_beginning_is_damaged_is_said_to_be_lost() {
    let card = |n: u32| format!("BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:XING\r\nFN:Person {n}\r\nEND:VCARD\r\n");
    let (two, cut) = (card(1) + &card(2), card(1) + "BEGIN:VC");
    for (text, people) in [
        (two.clone(), 2),
        (two.replacen("END:VCARD\r\nBEGIN", "END:VCARDBEGIN", 1), 1),
        (cut, 1),
        // A line's end that is damaged, or of old Macs, is one.
        (two.replacen("END:VCARD\r\nBEGIN", "END:VCARD\r\u{b}BEGIN", 1), 2),
        (two.replace("\r\n", "\r"), 2),
    ] {
        let file = Input::File { name: "x.vcf".into(), bytes: Box::new(text.into_bytes()) };
        let imports = networks::import(file, &mut |_| {});
        let problems = imports[0].skipped.iter().filter(|skip| skip.problem).count();
        assert_eq!((imports[0].contacts.len(), problems), (people, usize::from(people == 1)));
    }
}

#[test]
fn the_sample_is_read_to_its_last_line() {
    let imports = read(&[("Kontakte.csv", SAMPLE)]);
    assert_eq!((imports.len(), imports[0].format.as_str()), (1, "xing"));
    assert_eq!((imports[0].contacts.len(), imports[0].interactions.len()), (21, 21));
    let last = imports[0].contacts.last().expect("contacts");
    assert_eq!(imports[0].people[last.person as usize].key, "Tobias Rechenmacher");
    assert_eq!(last.since, When::day(1_298_505_600));
    assert!(imports[0].skipped.iter().all(|skip| !skip.problem));
}

#[test]
fn names_of_cards_however_they_are_written() {
    let imports = read(&[("cards.vcf", CARDS)]);
    assert_eq!(names(&imports[0]), ["Ann Example", "Jörg Müster", "Zoë Probst", "Ben Sample"]);
    assert_eq!(imports[0].people[1].links, ["ann@example.example", "https://www.xing.com/profile/Ann_Example"]);
}

#[test]
fn a_card_is_shown_without_the_rest_of_it() {
    let row = networks::row(input("export", &[("cards.vcf", CARDS)]), "cards.vcf", 3).expect("the card");
    let expected = [("Name", "Zoë Probst"), ("URL", "https://www.xing.com/profile/Zoe_Probst")];
    assert_eq!(row, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn a_list_is_xings_where_something_says_so() {
    let csv: &[u8] = b"Vorname,Nachname,E-Mail\nAnn,Example,ann@example.example\n";
    let card: &[u8] = b"BEGIN:VCARD\nFN:Ann Example\nEND:VCARD\n";
    let format = |name: &str, path: &str, bytes: &[u8]| {
        let imports = networks::import(input(name, &[(path, bytes)]), &mut |_| {});
        (imports[0].format.clone(), imports[0].contacts.len())
    };
    for (name, path) in
        [("export", "XING-Kontakte"), ("export", "xing/all"), ("my_xing", "all"), ("export", "a.Xing.2")]
    {
        assert_eq!(format(name, &format!("{path}.csv"), csv), ("xing".to_owned(), 1), "{name} {path}");
        assert_eq!(format(name, &format!("{path}.vcf"), card), ("xing".to_owned(), 1), "{name} {path}");
    }
    for (name, path) in [("export", "contacts"), ("boxing", "waxing/xingu")] {
        assert_eq!(format(name, &format!("{path}.csv"), csv).0, "", "{name} {path}");
        assert_eq!(format(name, &format!("{path}.vcf"), card).0, "", "{name} {path}");
    }
}

#[test]
fn lists_of_others_are_left_to_them() {
    let linkedin: &[u8] = b"First Name,Last Name,URL,Connected On\nAnn,Example,,05 Mar 2024\n";
    assert_eq!(read(&[("xing/Connections.csv", linkedin)])[0].format, "linkedin");
    let google: &[u8] =
        b"First Name,Last Name,Website 1 - Value\nAnn,Example,https://www.xing.com/profile/Ann_Example\n";
    assert_eq!(read(&[("contacts.csv", google)])[0].format, "");
    let outlook: &[u8] = b"Vorname;Nachname;Firma;E-Mail-Adresse;Webseite\nAnn;Example;;;\n";
    assert_eq!(read(&[("contacts.csv", outlook)])[0].format, "");
}

#[test]
fn one_profile_has_one_key() {
    let key = Some("https://www.xing.com/profile/Ann_Example".to_owned());
    for url in [
        "https://www.xing.com/profile/Ann_Example",
        "xing.com/profile/Ann_Example/cv?sc_o=x",
        "HTTP://WWW.XING.COM/profile/Ann_Example#top",
        "https://www.xing.com/profile//Ann_ Exa\tmple",
    ] {
        assert_eq!(profile(url), key, "{url}");
    }
    for none in ["", "https://www.xing.com/profile/", "https://www.xing.com/news", "https://example.org/profile/Ann"]
    {
        assert_eq!(profile(none), None, "{none}");
    }
}

fn folded_is_whole(name: &str, at: usize) {
    let whole = format!("FN:{name}").into_bytes();
    let at = at.min(whole.len());
    let folded = [&whole[..at], if at == 0 { b"" } else { b"\r\n " }, &whole[at..]].concat();
    let card = [b"BEGIN:VCARD\r\nX-XING-ID:1\r\n", &*folded, b"\r\nEND:VCARD\r\n"].concat();
    let imports = read(&[("card.vcf", &card)]);
    assert_eq!(names(&imports[0]), [name]);
}

#[test]
fn a_line_is_not_folded_before_its_name() {
    folded_is_whole("A", 0);
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes: Vec<u8>) {
        for head in [&b"BEGIN:VCARD\nX-XING-ID:1\n"[..], b"Vorname;Nachname;Kontakt seit\n", b""] {
            let file = [head, &bytes].concat();
            read(&[("xing.vcf", &file), ("xing.csv", &file)]);
        }
    }

    #[test]
    fn folding_changes_nothing(name in "[A-Za-zäöüß]{1,20}( [A-Za-zäöüß]{1,20}){0,3}", at in 0_usize..60) {
        folded_is_whole(&name, at);
    }

    #[test]
    fn a_cut_file_keeps_its_whole_cards(end in 0..CARDS.len()) {
        let imports = read(&[("xing.vcf", &CARDS[..end])]);
        let ends = |bytes: &[u8]| memchr::memmem::find_iter(bytes, b"END:VCARD").count();
        let skipped = imports[0].skipped.iter().filter(|skip| !skip.problem && skip.why == "names nobody").count();
        prop_assert_eq!(imports[0].contacts.len() + skipped, ends(&CARDS[..end]));
    }
}
