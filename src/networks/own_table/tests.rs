//! What must hold for any table; the layouts stand under `tests/fixtures/cloutscope`.

use super::row::{KINDS, when};
use crate::archive::{Bytes, Input};
use crate::ledger::Ledger;
use crate::model::Model;
use crate::networks;
use crate::record::{FileAccount, Import, Kind, Precision, When};
use proptest::prelude::*;

const EXAMPLE: &str = include_str!("../../../tests/fixtures/cloutscope/example/export/example.csv");
const MANUAL: &str = include_str!("../../../docs/table.md");
const HEADER: &str = "network,from,to,kind,at,object,thread,audience,count\n";

fn input(files: &[(&str, &[u8])]) -> Input {
    let file = |(path, bytes): &(&str, &[u8])| -> (String, Box<dyn Bytes>) {
        ((*path).to_owned(), Box::new(bytes.to_vec()))
    };
    Input::Folder { name: "export".into(), files: files.iter().map(file).collect() }
}

fn read(text: &str) -> Vec<Import> {
    networks::import(input(&[("table.csv", text.as_bytes())]), &mut |_| {})
}

fn records(imports: &[Import]) -> Vec<String> {
    let ledger = Ledger::build(imports);
    let without_source = |record: serde_json::Value| {
        let mut record = record;
        record.as_object_mut().map(|fields| fields.remove("source"));
        record.to_string()
    };
    ledger.records(&[], Model::default().answering_days).map(without_source).collect()
}

#[test]
fn the_manual_shows_the_example() {
    assert!(MANUAL.contains(EXAMPLE));
    assert!(read(EXAMPLE).iter().all(|import| import.format == "cloutscope" && import.skipped.is_empty()));
}

#[test]
fn every_kind_is_known_and_listed() {
    for kind in Kind::ALL {
        assert!(KINDS.contains(kind.name()) && MANUAL.contains(&format!("`{}`", kind.name())), "{}", kind.name());
        let imports = read(&format!("{HEADER}forum,ann,me,{},2024-03-01,,,,\n", kind.name()));
        assert_eq!((imports[0].interactions.len(), imports[0].interactions[0].kind), (1, kind));
        assert_eq!(imports[0].observes.len(), 1);
    }
}

#[test]
fn times_are_as_precise_as_they_are_written() {
    for (cell, precision) in [
        ("2024-03-05T10:20:30Z", Precision::Exact),
        ("2024-03-05 10:20", Precision::Local),
        ("2024-03-05", Precision::Day),
        ("1709634030", Precision::Exact),
        ("1709634030.25", Precision::Exact),
        ("1709634030000", Precision::Exact),
        ("", Precision::None),
    ] {
        assert_eq!(when(cell).map(|when| when.precision), Some(precision), "{cell}");
    }
    assert_eq!(when("1709634030"), Some(When::exact(1_709_634_030)));
    for cell in ["2024", "20240305", "05.03.2024", "now", "-1709634030", "99999999999999999999"] {
        assert_eq!(when(cell), None, "{cell}");
    }
}

#[test]
fn who_gives_only_shows_nothing_received() {
    let imports = read(&format!("{HEADER}forum,me,ann,reaction,2024-03-01,,,,\nforum,me,,post,2024-03-01,tea,,,\n"));
    assert_eq!(imports[0].observes, []);
    assert!(!imports[0].posts[0].observed, "without any reaction in the table it is unknown whether there was one");
}

#[test]
fn a_table_without_me_is_about_everybody() {
    let imports = read(&format!("{HEADER}forum,ann,ben,reply,2024-03-01,,,,\nchat,me,ben,message,2024-03-01,,,,\n"));
    let about: Vec<(&str, bool)> = imports.iter().map(|i| (&*i.network, i.group_source)).collect();
    assert_eq!(about, [("forum", true), ("chat", false)]);
}

#[test]
fn one_person_in_all_writings_of_a_handle() {
    let imports = read(&format!("{HEADER}forum,@Ann,me,reply,2024-03-01,,,,\nforum,ann,@ME,reply,2024-03-02,,,,\n"));
    let keys: Vec<&str> = imports[0].people.iter().map(|person| &*person.key).collect();
    assert_eq!(keys, ["", "ann", "me"], "@me is somebody's handle");
    assert_eq!(imports[0].people[1].names, ["@Ann"]);
}

#[test]
fn too_many_networks_are_said() {
    let rows: String = (0..60).map(|n| format!("net{n},ann,me,reply,2024-03-01,,,,\n")).collect();
    let imports = read(&format!("{HEADER}{rows}"));
    assert_eq!(imports.len(), 50);
    let problems: Vec<&str> = imports[0].skipped.iter().map(|skip| &*skip.why).collect();
    assert!(
        problems.len() == 10 && problems[0].contains("line 52: its network “net50” is one too many"),
        "{problems:?}"
    );
}

#[test]
fn networks_of_many_tables_are_bounded_too() {
    let table =
        |n: usize| (format!("f{n}/t.csv"), format!("{HEADER}net{n},ann,me,reply,2024-03-01,,,,\n").into_bytes());
    let files: Vec<(String, Vec<u8>)> = (0..60).map(table).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (&**path, &**bytes)).collect();
    let imports = networks::import(input(&files), &mut |_| {});
    let told = &imports[0].skipped;
    assert_eq!((imports.len(), told.len()), (50, 10));
    assert!(told[0].problem && told[0].why.starts_with("is of one network too many"), "{:?}", told[0]);
    assert!(told[0].place.starts_with("export › f"), "{:?}", told[0]);
    let [records, lost] = [|f: &FileAccount| f.records, |f: &FileAccount| f.lost]
        .map(|of| imports.iter().flat_map(|i| &i.account).map(of).sum::<u64>());
    assert_eq!((records, lost), (50, 10));
}

#[test]
fn thousands_of_wrong_rows_are_a_short_report() {
    let rows: String = (0..5_000).map(|n| format!("forum,ann,me,kind{n},2024-03-01,,,,\n")).collect();
    let imports = read(&format!("{HEADER}{rows}"));
    assert_eq!(imports[0].skipped.len(), 51);
    assert_eq!(imports[0].skipped.iter().map(|skip| skip.count).sum::<u64>(), 5_000);
}

#[test]
fn overlapping_tables_are_their_union() {
    let (head, rows) = EXAMPLE.split_once('\n').expect("a header");
    let rows: Vec<&str> = rows.lines().collect();
    let part = |rows: &[&str]| format!("{head}\n{}\n", rows.join("\n"));
    let (first, second) = (part(&rows[..8]), part(&rows[4..]));
    let apart = networks::import(input(&[("a.csv", first.as_bytes()), ("b.csv", second.as_bytes())]), &mut |_| {});
    assert_eq!(records(&apart), records(&read(EXAMPLE)));
}

#[test]
fn a_row_is_shown_as_it_stands() {
    let row = networks::row(input(&[("example.csv", EXAMPLE.as_bytes())]), "example.csv", 3).expect("the row");
    let expected = [
        ("network", "forum"),
        ("from", "@ann_example"),
        ("to", "me"),
        ("kind", "reply"),
        ("at", "2024-03-01T10:30:00Z"),
        ("object", "on-tea"),
    ];
    assert_eq!(row, expected.map(|(name, cell)| (name.to_owned(), cell.to_owned())));
}

#[test]
fn tables_of_other_things_are_not_ours() {
    for header in ["from,to,date,subject,direction,folder", "network,person,score", "network,from,to,date"] {
        assert_ne!(read(&format!("{header}\na,b,c,d,e,f\n"))[0].format, "cloutscope", "{header}");
    }
}

proptest! {
    #[test]
    fn columns_stand_in_any_order(order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle()) {
        let turned = |line: &str| {
            let cells: Vec<&str> = line.split(',').collect();
            let cells: Vec<&str> = order.iter().map(|&ix| cells[ix]).collect();
            format!("{}\n", cells.join(","))
        };
        let table: String = EXAMPLE.lines().map(turned).collect();
        prop_assert_eq!(records(&read(&table)), records(&read(EXAMPLE)));
    }

    #[test]
    fn every_row_counts_or_is_reported(rows in prop::collection::vec(row(), 1..20)) {
        let table = format!("{HEADER}{}", rows.concat());
        let imports = read(&table);
        let ledger_records: usize = imports.iter().map(|i| i.interactions.len() + i.posts.len()).sum();
        let own = |why: &str| why.contains("same person");
        let left_out = |skip: &&crate::record::Skip| skip.problem || own(&skip.why);
        let reported: u64 = imports.iter().flat_map(|i| &i.skipped).filter(left_out).map(|skip| skip.count).sum();
        let empty = imports.iter().flat_map(|i| &i.skipped).filter(|skip| skip.why.contains("holds no")).count() as u64;
        prop_assert_eq!(ledger_records as u64 + reported - empty, rows.len() as u64, "{}\n{:?}", table, imports);
    }

    #[test]
    fn any_bytes_below_the_header_are_survived(bytes: Vec<u8>) {
        let mut table = HEADER.as_bytes().to_vec();
        table.extend_from_slice(&bytes);
        networks::import(input(&[("table.csv", &table)]), &mut |_| {});
    }
}

prop_compose! {
    fn row()(
        network in "forum|chat|No Net",
        from in "|me|@ann|Ben",
        to in "|me|ann|ben",
        kind in "post|reply|reaction|message|follow|liked",
        at in "|2024-03-01|2024-03-01T10:00:00Z|soon",
        object in "|tea",
        count in "|||1|7|x",
    ) -> String {
        format!("{network},{from},{to},{kind},{at},{object},,,{count}\n")
    }
}
