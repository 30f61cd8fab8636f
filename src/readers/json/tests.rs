use super::*;
use Step::*;

/// Delivers a text in pieces of one size.
struct Pieces<'a>(&'a [u8], usize);
impl Read for Pieces<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = self.0.len().min(self.1).min(buf.len());
        buf[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn all(text: &str, paths: &[Path]) -> (Vec<String>, Result<()>) {
    let run = |piece: usize| {
        let mut out = Vec::new();
        let end = split(Pieces(text.as_bytes(), piece), paths, &mut |event| {
            out.push(match event {
                Event::Item(i) => {
                    format!("{}#{} {} {}", i.path, i.number, i.keys.join("."), String::from_utf8_lossy(i.text))
                }
                Event::Broken(number, why) => format!("!{number} {why}"),
            });
            true
        });
        (out, end)
    };
    assert_eq!(run(1), run(1 << 20), "the size of the pieces must not matter");
    run(7)
}

#[test]
fn elements_of_a_javascript_array() {
    let (out, end) = all("window.YTD.tweets.part0 = [ {\"a\":[1,{\"b\":\"]}\"}]} , {} ]", &[&[Element]]);
    assert_eq!(out, ["0#1  {\"a\":[1,{\"b\":\"]}\"}]}", "0#2  {}"]);
    assert!(end.is_ok());
}

#[test]
fn nested_paths_descend_and_skip_the_rest() {
    let text = r#"[{"dm":{"id":"1-2","skip":{"messages":[9]},"messages":[{"t":"\"]"},7]}}]"#;
    let (out, end) = all(text, &[&[Element, Key("dm"), Key("id")], &[Element, Key("dm"), Key("messages"), Element]]);
    assert_eq!(out, ["0#1 dm.id \"1-2\"", "1#2 dm.messages {\"t\":\"\\\"]\"}", "1#3 dm.messages 7"]);
    assert!(end.is_ok());
}

#[test]
fn an_object_may_stand_for_a_list_of_one() {
    assert_eq!(all(r#"{"a":1}"#, &[&[ElementOrOne]]).0, ["0#1  {\"a\":1}"]);
    assert_eq!(all(r#"{"f":{"a":1}}"#, &[&[Key("f"), ElementOrOne]]).0, ["0#1 f {\"a\":1}"]);
    assert_eq!(all(r#"[{"a":1},{"a":2}]"#, &[&[ElementOrOne]]).0.len(), 2);
}

#[test]
fn a_cut_text_gives_what_was_whole_and_says_where_it_ends() {
    let (out, end) = all(r#"[{"a":1},{"a":2},{"a":"#, &[&[Element]]);
    assert_eq!(out.len(), 3);
    assert!(out[2].starts_with("!3 "), "{out:?}");
    assert!(matches!(end, Err(Error { kind: ErrorKind::Truncated(_), .. })));
}

#[test]
fn a_record_that_never_ends_costs_only_itself_where_lines_tell() {
    let text = "x = [\n  {\n    \"a\" : \"1\n  },\n  {\n    \"a\" : 2\n  },\n  {\n    \"a\" : 3\n  }\n]";
    let (out, end) = all(text, &[&[Element]]);
    assert_eq!(out.len(), 3, "{out:?}");
    assert!(out[0].starts_with("!1 "));
    assert!(out[1].contains("2") && out[2].contains("3"));
    assert!(end.is_ok(), "{end:?}");
}

#[test]
fn depth_and_length_cost_no_memory() {
    let deep = "[".repeat(1_000_000);
    assert!(all(&deep, &[&[Key("x")]]).1.is_err());
    let mut out = Vec::new();
    let long = Read::chain(&b"[\""[..], std::io::repeat(b'x').take(40 << 20)).chain(&b"\",1]"[..]);
    split(long, &[&[Element]], &mut |event| {
        out.push(format!("{event:?}"));
        true
    })
    .expect("well-formed");
    assert!(out[0].contains("longer than 16 MB") && out.len() == 2, "{out:?}");
}

#[test]
fn no_json_is_said_so() {
    assert!(matches!(all("not json", &[&[Element]]).1, Err(Error { kind: ErrorKind::Damaged(_), .. })));
    assert!(all("", &[&[Element]]).1.is_err());
}

#[test]
fn only_empty_lists_are_empty() {
    for empty in ["[]", "{}", r#"{"friends_v2": []}"#, r#" {"a": {}, "b": "x"} "#] {
        assert!(is_empty(empty.as_bytes()), "{empty}");
    }
    for other in ["", "[1]", r#"{"a": [{}]}"#, r#"{"a": ["#] {
        assert!(!is_empty(other.as_bytes()), "{other}");
    }
}
