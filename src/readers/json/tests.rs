use super::*;
use crate::{Error, ErrorKind};
use Step::*;
use proptest::prelude::*;
use serde_json::{Value, json};

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
            out.extend(match event {
                Event::Item(i) => i.text().map(|text| {
                    format!("{}#{} {} {}", i.path, i.number, i.keys.join("."), String::from_utf8_lossy(text))
                }),
                Event::Broken(number, why) => Some(format!("!{number} {why}")),
                Event::Unread(count) => Some(format!("{count} unread")),
                Event::Unmatched(number) => Some(format!("?{number}")),
            });
            true
        });
        (out, end)
    };
    let whole = run(1 << 20);
    for piece in [1, 2, 3, 7, 64] {
        assert_eq!(run(piece), whole, "the size of the pieces must not matter");
    }
    whole
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
fn what_stands_where_it_may_not_is_told_once() {
    let paths: &[Path] = &[&[Key("m"), Element], &[Key("p"), Element]];
    let told = |text: &str| all(text, paths).0.into_iter().filter(|event| event.starts_with('?')).collect::<Vec<_>>();
    for (text, numbers) in [
        (r#"{"p":[{"n":1},"t":2,"m":[{"a":1},{"a":2}]}"#, &["?3"][..]),
        (r#"{"p":[{"n":1}],{"a":1},{"a":2}]}"#, &["?2"]),
        (r#"{"p":[{"n":1}]],"m":[{"a":1}]}"#, &["?2"]),
        (r#"{"p":[{"n":1},"m":[{"a":1}]}"#, &["?3"]),
        (r#"{"p":[{"n":1}]},"m":[{"a":1}]}"#, &["?2"]),
        (r#"[{"p":[1]}],{"p":[2]}]"#, &["?1"]),
    ] {
        assert_eq!(told(text), numbers, "{text}");
    }
    assert_eq!(told(r#"{"p":[{"n":1},"t":2,"m":[{"a":1}],"x":[]}"#).len(), 1, "twice wrong");
    for fine in [
        r#"{"p":[{"n":1}],"t":{"x":[1,{"y":2}]},"m":[{"a":1},],}"#,
        "x = {\"p\" : [ 1 , 2 ] } ;",
        r#"{"p":{"a":[{}]}}"#,
    ] {
        assert_eq!(told(fine), [""; 0], "{fine}");
    }
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
fn what_is_left_behind_the_last_bracket_is_counted() {
    for rest in [r#"{"a":2},{"a":{"b":3}}]"#.to_owned(), format!(r#"{{"a":"{}"}},{{"a":3}}]"#, "x".repeat(600_000))] {
        let (out, end) = all(&format!(r#"[{{"a":1}}] and {rest}"#), &[&[Element]]);
        assert_eq!(out, [r#"0#1  {"a":1}"#, "2 unread"]);
        assert!(matches!(end, Err(Error { kind: ErrorKind::Damaged(_), .. })), "{end:?}");
    }
}

#[test]
fn a_record_that_never_ends_costs_only_itself_where_lines_tell() {
    let text = "x = [\n  {\n    \"a\" : \"1\n  },\n  {\n    \"a\" : 2\n  },\n  {\n    \"a\" : 3\n  }\n]";
    for piece in [1, 7, 1 << 20] {
        assert_eq!(values(text.as_bytes(), piece), (vec![json!({ "a": 2 }), json!({ "a": 3 })], 1, Ok(())));
    }
    let open = text.replace("\"1\n  }", "[1");
    let (out, end) = all(&open, &[&[Element]]);
    assert!(out[0].starts_with("!1 "), "{out:?}");
    assert!(out[1].contains('2') && out[2].contains('3'), "{out:?}");
    assert!(end.is_ok(), "{end:?}");
}

#[test]
fn depth_and_length_cost_no_memory() {
    let deep = "[".repeat(1_000_000);
    assert!(all(&deep, &[&[Key("x")]]).1.is_err());
    let mut out = Vec::new();
    let long = Read::chain(&b"[\""[..], std::io::repeat(b'x').take(40 << 20)).chain(&b"\",1]"[..]);
    split(long, &[&[Element]], &mut |event| {
        out.extend(match event {
            Event::Item(item) => item.text().map(|text| String::from_utf8_lossy(text).into_owned()),
            Event::Broken(_, why) => Some(why),
            Event::Unread(count) => Some(count.to_string()),
            Event::Unmatched(_) => None,
        });
        true
    })
    .expect("well-formed");
    assert_eq!(out, ["the record is longer than 16 MB and was skipped", "1"]);
}

#[test]
fn no_json_is_said_so() {
    assert!(matches!(all("not json", &[&[Element]]).1, Err(Error { kind: ErrorKind::Damaged(_), .. })));
    assert!(all("", &[&[Element]]).1.is_err());
}

#[test]
fn a_second_assignment_is_read() {
    let text = "window.YTD.tweets.part0 = [{\"a\":1}]\nwindow.YTD.tweets.part1 = [{\"a\":2}];\n";
    assert_eq!(all(text, &[&[Element]]).0, ["0#1  {\"a\":1}", "0#2  {\"a\":2}"]);
    assert_eq!(all("{\"a\":1}\n{\"a\":2}\n", &[&[]]).0.len(), 2);
    assert!(matches!(all("call([1]);", &[&[Element]]), (read, Ok(())) if read == ["0#1  1"]));
    let (read, end) = all("[1] // [2]", &[&[Element]]);
    assert_eq!(
        (read.len(), end.is_err()),
        (1, true),
        "what is neither assigned nor JSON isn't read, and that is said"
    );
}

#[test]
fn nesting_costs_no_stack() {
    let deep = format!("[{}1{}, 7]", "[".repeat(200_000), "]".repeat(200_000));
    let mut read = Vec::new();
    let end = split(deep.as_bytes(), &[&[Element]], &mut |event| {
        let Event::Item(item) = event else { return true };
        let value = item.parse::<Value>().map_err(|error| error.to_string());
        if !item.is_cut() {
            read.push(value);
        }
        true
    });
    assert!(end.is_ok());
    assert!(
        matches!(read.as_slice(), [Err(why), Ok(Value::Number(_))] if why.contains("recursion limit")),
        "{read:?}"
    );
}

#[test]
fn a_stray_quotation_mark_costs_its_record() {
    let record = |n: u32, text: &str| format!("{{\"n\":{n},\"text\":\"{text}\",\"tags\":[{{\"n\":1}},{{\"n\":2}}]}}");
    let text = [record(1, "a"), record(2, "b\" c"), record(3, "d"), record(4, "e")].join(",");
    let read = values(format!("x = [{text}]").as_bytes(), 1 << 20).0;
    assert_eq!(read.iter().map(|v| v["n"].as_u64()).collect::<Vec<_>>(), [Some(1), Some(3), Some(4)]);
}

#[test]
fn brackets_and_marks_that_are_too_many_or_missing_cost_their_record() {
    let record = |n: u32| format!(r#"{{"n":{n},"a":"x","list":[{{"m":1,"b":"y"}}],"c":{{"d":"z"}}}}"#);
    let text = format!(
        r#"{{"people":[{{"name":"A"}},{{"name":"C"}}],"list":[{}]}}"#,
        (1..5).map(record).collect::<Vec<_>>().join(",")
    );
    let paths: &[Path] = &[&[Key("people"), Element], &[Key("list"), Element]];
    let read = |text: &str| {
        let mut numbers = Vec::new();
        let end = split(text.as_bytes(), paths, &mut |event| {
            if let Event::Item(item) = event
                && let Ok(value) = item.parse::<Value>()
                && item.path == 1
            {
                numbers.push(value["n"].as_u64().unwrap_or_default());
            }
            true
        });
        (numbers, end.is_ok())
    };
    for (what, with, left) in [
        (r#""n":2,"a":"x","list":["#, r#""n":2,"a":"x","list:["#, &[1, 3, 4][..]),
        (r#""n":1,"a":"x","list":["#, r#""n":1,"a":"x","list:["#, &[2, 3, 4]),
        (r#"[{"m":1,"b":"y"}],"c":{"d":"z"}},{"n":3"#, r#"[{"m":1,"b":"y"}],"c:{"d":"z"}},{"n":3"#, &[1, 3, 4]),
        (r#""C"}],"#, r#""C}],"#, &[1, 2, 3, 4]),
        (r#"{"d":"z"}},{"n":3"#, r#"{"d":"z"}}],{"n":3"#, &[1, 2, 3, 4]),
    ] {
        let damaged = text.replacen(what, with, 1);
        assert_ne!(damaged, text, "{what}");
        assert_eq!(read(&damaged).0, left, "{damaged}");
    }
}

#[test]
fn a_stray_quotation_mark_before_the_records_costs_none() {
    let text = r#"{"about":"a: [b], c","Activity":{"Log in":[{"Date":"1","IP":"x, \"y\""},{"Date":2}],"FansList":[{"n":1},{"n":2}]}}"#;
    let list = text.find(r#"[{"n""#).expect("the list");
    for at in 1..=list {
        let stray = format!("{}\"{}", &text[..at], &text[at..]);
        let (read, _) = all(&stray, &[&[Member, Key("FansList"), Element]]);
        let found: Vec<&str> =
            read.iter().filter(|event| event.ends_with('}')).map(|event| &event[event.len() - 7..]).collect();
        assert_eq!(found, [r#"{"n":1}"#, r#"{"n":2}"#], "{stray}: {read:?}");
    }
}

/// The elements of a text's array, in pieces of so many bytes; and how many are told to be broken.
fn values(text: &[u8], piece: usize) -> (Vec<Value>, u32, Result<()>) {
    let (mut read, mut broken) = (Vec::new(), 0);
    let end = split(Pieces(text, piece), &[&[ElementOrOne]], &mut |event| {
        match event {
            Event::Item(item) => match item.parse() {
                Ok(value) => read.push(value),
                Err(_) => broken += u32::from(!item.is_cut()),
            },
            Event::Broken(..) => broken += 1,
            Event::Unread(_) | Event::Unmatched(_) => {}
        }
        true
    });
    (read, broken, end)
}

fn any_value() -> impl Strategy<Value = Value> {
    let text = "[ -~äß😀\\\\\"\n]{0,12}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-d]{1,2}", inner, 0..4).prop_map(|m| m.into_iter().collect()),
        ]
    })
}

/// Records that have the same names, as exports' have; their numbers tell them apart.
fn any_records() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec((any_value(), any_value()), 1..8).prop_map(|all| {
        let record = |(n, (one, other))| json!({ "id": n, "one": one, "other": other });
        all.into_iter().enumerate().map(record).collect()
    })
}

/// As exports write them: on lines of their own or not, assigned to something or not.
fn written(records: &[Value], pretty: bool, lines: bool) -> String {
    if pretty {
        return format!("window.YTD.x.part0 = {}", serde_json::to_string_pretty(records).expect("JSON"));
    }
    let records: Vec<String> = records.iter().map(Value::to_string).collect();
    if lines { format!("[\n{}\n]", records.join(",\n")) } else { format!("[{}]", records.join(",")) }
}

proptest! {
    #[test]
    fn whole_texts_are_read_as_serde_reads_them(records in any_records(), pretty: bool, lines: bool, piece in 1_usize..200) {
        let text = written(&records, pretty, lines);
        prop_assert_eq!(values(text.as_bytes(), piece), (records.clone(), 0, Ok(())));
        let mut one = values(records[0].to_string().as_bytes(), piece);
        prop_assert_eq!(one.0.pop(), Some(records[0].clone()));
    }

    #[test]
    fn damage_costs_its_record_whatever_the_pieces(
        records in any_records(),
        pretty: bool,
        lines: bool,
        piece in 1_usize..200,
        at: prop::sample::Index,
        damage in prop::sample::select(&b"\"\\{}[],:x\x00\xff\n"[..]),
        what in 0..3,
    ) {
        let whole = written(&records, pretty, lines).into_bytes();
        let mut text = whole.clone();
        let at = at.index(text.len());
        match what {
            0 => text[at] = damage,
            1 => text.insert(at, damage),
            _ => drop(text.remove(at)),
        }
        let (read, broken, end) = values(&text, piece);
        prop_assert_eq!((&read, broken, &end), (&values(&text, 1 << 20).0, broken, &end));
        // A byte of the brackets around them may cost what follows; nothing of it is invented.
        let ids: Vec<u64> = read.iter().filter_map(|v| v["id"].as_u64()).collect();
        let good = records.iter().filter(|record| read.contains(record)).count();
        if pretty || lines {
            let first = whole.iter().position(|b| *b == b'{').expect("a record");
            let inside = at > first && at < whole.len() - 4;
            prop_assert!(!inside || good + 2 >= records.len() || end.is_err(), "{} {ids:?}", String::from_utf8_lossy(&text));
            prop_assert!(!inside || good == records.len() || broken > 0 || read.len() >= records.len() || end.is_err(), "{}", String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn nothing_breaks_it(text in "[\\[\\]{}\",:a1 \n\\\\]{0,60}", piece in 1_usize..20) {
        prop_assert_eq!(values(text.as_bytes(), piece), values(text.as_bytes(), 1 << 20));
        drop(all(&text, &[&[Key("a"), Element], &[Member, Key("a")], &[Element, Member, Element]]));
    }
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
