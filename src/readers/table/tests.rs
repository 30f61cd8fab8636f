use super::*;
use proptest::prelude::*;

#[test]
fn rows_that_end_where_a_chunk_does_lose_nothing() {
    // Of 64 bytes each, the header's too: every chunk ends with a row.
    let line = |n: usize| format!("{n:063}\n");
    let text: String = std::iter::once(format!("{:<63}\n", "Name")).chain((1..4_000).map(line)).collect();
    let (rows, end) = read(text.as_bytes(), &["name"]);
    assert!(end.is_ok());
    assert_eq!(rows.len(), 3_999);
    // A cell that fills what it is kept in just there.
    let long = format!("Name\n\"{}\"\nlast\n", "x".repeat(4 * window::CHUNK));
    assert_eq!(read(long.as_bytes(), &["name"]).0.len(), 2);
}

fn read(bytes: &[u8], need: &[&str]) -> (Vec<String>, Result<()>) {
    let mut out = Vec::new();
    let end = rows(bytes, need, &mut |event| {
        out.push(shown(event));
        true
    });
    (out, end)
}

fn shown(event: Event) -> String {
    match event {
        Event::Row(row) => {
            let cells: Vec<String> = row.cells().map(|(name, cell)| format!("{name}={cell}")).collect();
            format!("{} {}", row.number, cells.join("|"))
        }
        Event::Odd(number, _) => format!("!{number}"),
        Event::Lost(number, _) => format!("lost {number}"),
        Event::Hidden(number, rows) => format!("{rows} in {number}"),
        Event::Joined(number, rows) => format!("{rows} joined to {number}"),
    }
}

#[test]
fn a_missing_line_break_is_said() {
    let text =
        b"a,b,c,d\n1,2,3,45,6,7,8\n9,\"x\"\"\",3,\"4\"\"5\",\"6\",7,8\n1,2,3,4,,,,,,\n1,2,3,4,5,6\n1,2,3,45,6,,\n";
    let joined = ["1 joined to 1", "1 a=1|b=2|c=3|d=45", "1 joined to 2", "2 a=9|b=x\"|c=3|d=4\"5"];
    let rows = ["3 a=1|b=2|c=3|d=4", "4 a=1|b=2|c=3|d=4"];
    let last = ["1 joined to 5", "5 a=1|b=2|c=3|d=45"];
    assert_eq!(read(text, &["a"]).0, [joined.as_slice(), rows.as_slice(), last.as_slice()].concat());
}

#[test]
fn a_preamble_is_passed_over() {
    let text = "\u{feff}Notes:\n\"Some, \"\"text\"\"\n more\"\n\nFirst Name,URL\nAnn,x\n,,\n\"Zo\u{eb}\n2\",y";
    let (out, end) = read(text.as_bytes(), &["first name", "url"]);
    assert_eq!(out, ["1 first name=Ann|url=x", "3 first name=Zo\u{eb}\n2|url=y"]);
    assert!(end.is_ok());
}

#[test]
fn a_stray_quotation_mark_in_the_header_hides_no_row() {
    for header in ["a,\"b,c", "\"a,b,c", "a,b,\"c", "a,b,c\""] {
        let (out, end) = read(format!("{header}\n1,2,3\n4,\"5\",6\n").as_bytes(), &["a", "b"]);
        assert_eq!(out, ["1 a=1|b=2|c=3", "2 a=4|b=5|c=6"], "{header}");
        assert!(end.is_ok());
    }
    assert_eq!(read(b"a,\"b\nmore\",c\n1,2,3\n", &["a", "c"]).0, ["1 a=1|b\nmore=2|c=3"]);
}

#[test]
fn semicolons_tabs_windows_1252_and_ragged_rows() {
    assert_eq!(read(b"A;B\nZo\xeb;2;3\n4\n5;6", &["a", "b"]).0, ["1 a=Zo\u{eb}|b=2", "2 a=4|b=", "3 a=5|b=6"]);
    assert_eq!(read(b"a\tb\n1\t2\n", &["a", "b"]).0, ["1 a=1|b=2"]);
}

#[test]
fn a_cut_last_row_is_read_and_said() {
    for (text, rows) in [
        (&b"a,b,c\n1,2,3\n4,\"x\ny"[..], ["1 a=1|b=2|c=3", "2 a=4|b=x\ny|c=", "!2"]),
        (b"a,b,c\n1,2,3\n4,5,\"x\ny", ["1 a=1|b=2|c=3", "2 a=4|b=5|c=x\ny", "!2"]),
        (b"a,b,c\n1,2,3\n4,5", ["1 a=1|b=2|c=3", "2 a=4|b=5|c=", "!2"]),
    ] {
        assert_eq!(read(text, &["a"]), (rows.map(str::to_owned).to_vec(), Ok(())));
    }
}

#[test]
fn a_stray_mark_loses_its_row_and_no_other() {
    let (out, end) = read(b"a,b,c\n1,2,3\n4,\"x\n5,6,7\n8,9,10\n", &["a"]);
    assert_eq!(out, ["1 a=1|b=2|c=3", "lost 2", "3 a=5|b=6|c=7", "4 a=8|b=9|c=10"]);
    assert!(end.is_ok());
    // All cells are there; and a later quotation seems to close it.
    let (out, _) = read(b"a,b,c\n1,\"2,3\n4,5,6\n7,\"8, 8\",9\n\"1\",\"2\n2\",3\n", &["a"]);
    assert_eq!(out, ["!1", "1 a=1|b=\"2|c=3", "2 a=4|b=5|c=6", "3 a=7|b=8, 8|c=9", "4 a=1|b=2\n2|c=3"]);
    // One that opens its last cell, whose text has lines.
    let (out, _) = read(b"a,b\n1,\"2\nx\ny\n3,4\n\"5\",6\n", &["a"]);
    assert_eq!(out, ["!1", "1 a=1|b=2\nx\ny", "2 a=3|b=4", "3 a=5|b=6"]);
}

#[test]
fn rows_within_a_quotation_are_told() {
    // Two stray marks close each other: by the letter it is one text with lines in it.
    let text =
        "a,b,c\n2024-01-02,1,x\n2024-01-03,2,\"x\n2024-01-04,3,y\n2024-01-05,4,z\nso, to, speak\"\n2024-01-06,5,x\n";
    let (out, _) = read(text.as_bytes(), &["a"]);
    assert_eq!(out.len(), 4, "{out:?}");
    assert_eq!(out[1], "2 in 2");
}

#[test]
fn marks_within_a_quotation_are_read_however_they_are_written() {
    let rows = [
        (r#"1,"say ""yes"", and left",2"#, "say \"yes\", and left"),
        (r#"1,"say \"yes\", and left",2"#, "say \"yes\", and left"),
        (r#"1,"say "yes" and "left"",2"#, "say \"yes\" and \"left\""),
        ("1,\"say \\\"yes\nno\\\", ok\",2", "say \"yes\nno\", ok"),
        (r#"1,"ends with \"",2"#, "ends with \""),
        (r#"1,"ends with \""#, "ends with \\"),
        (r#"1,C:\temp\,2"#, r"C:\temp\"),
        (r#"1,"C:\temp\",2"#, r"C:\temp\"),
        (r#"1, "not" one,2"#, "\"not\" one"),
    ];
    for (row, cell) in rows {
        let width = if row.ends_with(",2") { "a,b,c" } else { "a,b" };
        for end in ["", "\n", "\r\n", "\n3,\"4\",5\n"] {
            let (out, _) = read([width, "\n", row, end].concat().as_bytes(), &["a"]);
            assert!(out[0].starts_with(&format!("1 a=1|b={cell}")), "{row} {end:?} {out:?}");
        }
    }
}

#[test]
fn a_last_cell_that_ends_with_an_escaped_mark_hides_no_row() {
    let text = "a,b\n1,\"x \\\"\"\n2,\"y\"\n3,\"z \\\"\"\n4,\"\"\n5,\"\"\"\"\n";
    assert_eq!(
        read(text.as_bytes(), &["a"]).0,
        ["1 a=1|b=x \"", "2 a=2|b=y", "3 a=3|b=z \"", "4 a=4|b=", "5 a=5|b=\""]
    );
}

#[test]
fn nuls_are_left_out_and_said() {
    assert_eq!(read(b"a,b\n1,\0x\0\n2,y\n", &["a", "b"]).0, ["!1", "1 a=1|b=x", "2 a=2|b=y"]);
}

#[test]
fn no_header_names_what_was_looked_for() {
    let error = read(b"x,y\n1,2\n", &["a"]).1.expect_err("no header");
    assert!(error.to_string().contains("no header row with a") && error.to_string().contains("x,y"), "{error}");
}

#[test]
fn a_row_that_never_ends_is_lost_and_costs_no_memory() {
    let text =
        |tail: &'static [u8]| Read::chain(&b"a,b\n1,2\n3,\""[..], std::io::repeat(b'x').take(16 << 20)).chain(tail);
    for (tail, wanted) in [(&b""[..], 1), (b"\n4,5\n6,7", 3)] {
        let (mut good, mut lost) = (0, 0);
        let end = rows(text(tail), &["a"], &mut |event| {
            match event {
                Event::Row(_) => good += 1,
                _ => lost += 1,
            }
            true
        });
        assert_eq!((good, lost, end), (wanted, 1, Ok(())));
    }
}

#[test]
fn no_row_costs_more_than_a_few_looks_at_it() {
    let open = b"a,b\n".iter().chain(b"x,\"\n1\n".iter().cycle().take(3 << 20)).copied().collect::<Vec<u8>>();
    let slash = b"a,b\n".iter().chain(b"\"\\\"\n\\\\\n".iter().cycle().take(3 << 20)).copied().collect::<Vec<u8>>();
    let long =
        b"a,b\n".iter().chain(b"x,\"y\n".iter().cycle().take(400)).chain([b'\n', b'x'].iter().cycle().take(3 << 20));
    for text in [open, slash, long.copied().collect()] {
        let began = std::time::Instant::now();
        let end = rows(&*text, &["a"], &mut |_| true);
        assert!(end.is_ok() && began.elapsed().as_secs() < 20);
    }
}

#[test]
fn rows_know_their_lines() {
    for (text, expected) in
        [("a,b\n1,2\n\n3,\"x\ny\"\n5,6", [2, 4, 6]), ("a,b\r\n1,2\r\n\r\n3,\"x\r\ny\"\r\n5,6\r\n", [2, 4, 6])]
    {
        let mut lines = Vec::new();
        let end = rows(text.as_bytes(), &["a"], &mut |event| {
            if let Event::Row(row) = event {
                lines.push(row.line());
            }
            true
        });
        assert_eq!((&*lines, end), (&expected[..], Ok(())));
    }
}

#[test]
fn a_header_alone_is_an_empty_table() {
    assert_eq!(read(b"a,b", &["a"]), (vec![], Ok(())));
}

proptest! {
    #[test]
    fn pieces_make_no_difference_and_no_row_is_lost_silently(
        parts in prop::collection::vec(prop::sample::select(vec!["a", ",", "\n", "\r\n", "\"", "\"\"", "\\", "\\\"", "x,y\n", "1,\"2\"\n"]), 0..60)
    ) {
        let text = ["a,b\n", &parts.concat()].concat();
        let pieces = Pieces(text.as_bytes());
        let mut out = Vec::new();
        let end = rows(pieces, &["a"], &mut |event| {
            out.push(shown(event));
            true
        });
        prop_assert_eq!((out, end), read(text.as_bytes(), &["a"]));
    }

    #[test]
    fn what_a_writer_quotes_is_read_as_it_was(table in prop::collection::vec(prop::collection::vec("[a-z\", \n\\\\]{0,6}", 3), 1..12)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
        let text = ["a,b,c"].map(str::to_owned).into_iter().chain(table.iter().map(line)).collect::<Vec<_>>().join("\n");
        let mut out = Vec::new();
        let end = rows(text.as_bytes(), &["a"], &mut |event| {
            if let Event::Row(row) = event {
                out.push(["a", "b", "c"].map(|name| row.get(name).into_owned()).to_vec());
            }
            true
        });
        let trimmed = |row: &Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let wanted: Vec<_> = table.iter().map(trimmed).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!((out, end), (wanted, Ok(())));
    }
}

/// One byte at a time.
struct Pieces<'a>(&'a [u8]);

impl Read for Pieces<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = self.0.len().min(buf.len()).min(1);
        self.0.read(&mut buf[..n])
    }
}

#[test]
fn quotation_marks_within_a_header_are_no_part_of_it() {
    let need = &["date", "link", "message"];
    for header in
        ["Date,Li\"nk,Message", "Date,Link\",Message", "D\"ate\",\"Link,Message", "\"Date\",\"Li\"\"nk\",Message"]
    {
        let text = format!("{header}\nmonday,there,hello\ntuesday,here,bye\n");
        let (rows, end) = read(text.as_bytes(), need);
        assert!(end.is_ok(), "{header}");
        assert_eq!(
            rows,
            ["1 date=monday|link=there|message=hello", "2 date=tuesday|link=here|message=bye"],
            "{header}"
        );
        assert!(has_header(text.as_bytes(), need), "{header}");
    }
}
