//! The network of people and acts as GEXF 1.3, which Gephi and others open: a node for each person, an edge for all that
//! one did towards another. What is written to a whole thread has no edge: it is to nobody in particular.

use crate::ledger::Ledger;
use crate::score::{Options, People};
use crate::{Error, ErrorKind, Result};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// The file.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn gexf(ledger: &Ledger, options: &Options) -> Result<String> {
    let people = People::new(ledger, options)?;
    let mut edges: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for act in &ledger.acts {
        let Some(to) = act.to else { continue };
        let (from, to) = (people.of(act.from), people.of(to));
        if from != to {
            *edges.entry((from, to)).or_default() += 1;
        }
    }
    write(ledger, &people, &edges).map_err(|e| Error::new(ErrorKind::Io(e.to_string())))
}

fn write(ledger: &Ledger, people: &People, edges: &BTreeMap<(u32, u32), u64>) -> std::io::Result<String> {
    let acting: BTreeSet<u32> = edges.keys().flat_map(|&(from, to)| [from, to]).collect();
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    open(&mut xml, "gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
    open(&mut xml, "graph", &[("defaultedgetype", "directed"), ("mode", "static")])?;
    open(&mut xml, "attributes", &[("class", "node")])?;
    for (id, kind) in [("networks", "string"), ("accounts", "string"), ("owner", "boolean")] {
        empty(&mut xml, "attribute", &[("id", id), ("title", id), ("type", kind)])?;
    }
    close(&mut xml, "attributes")?;
    open(&mut xml, "nodes", &[])?;
    for person in acting {
        let accounts = people.accounts(person);
        let names: Vec<_> = accounts.iter().map(|&account| ledger.account_name(account)).collect();
        let networks: BTreeSet<&str> = names.iter().map(|name| name.network.as_str()).collect();
        let label = accounts.first().map_or("", |&account| ledger.display_name(account));
        open(&mut xml, "node", &[("id", &person.to_string()), ("label", label)])?;
        open(&mut xml, "attvalues", &[])?;
        let accounts = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let networks = networks.into_iter().collect::<Vec<_>>().join(" ");
        for (id, value) in
            [("networks", &*networks), ("accounts", &accounts), ("owner", bool(person == people.owner))]
        {
            empty(&mut xml, "attvalue", &[("for", id), ("value", value)])?;
        }
        close(&mut xml, "attvalues")?;
        close(&mut xml, "node")?;
    }
    close(&mut xml, "nodes")?;
    open(&mut xml, "edges", &[])?;
    for (n, ((from, to), acts)) in edges.iter().enumerate() {
        let [n, from, to] = [n.to_string(), from.to_string(), to.to_string()];
        empty(&mut xml, "edge", &[("id", &n), ("source", &from), ("target", &to), ("weight", &acts.to_string())])?;
    }
    for name in ["edges", "graph", "gexf"] {
        close(&mut xml, name)?;
    }
    String::from_utf8(xml.into_inner()).map_err(std::io::Error::other)
}

fn bool(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

fn start(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut element = BytesStart::new(name);
    for (attribute, value) in attributes {
        element.push_attribute((*attribute, writable(value).as_str()));
    }
    element
}

fn open(xml: &mut Writer<Vec<u8>>, name: &'static str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.write_event(Event::Start(start(name, attributes)))
}

fn empty(xml: &mut Writer<Vec<u8>>, name: &'static str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.write_event(Event::Empty(start(name, attributes)))
}

fn close(xml: &mut Writer<Vec<u8>>, name: &'static str) -> std::io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// Without what XML has no way to write.
fn writable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{About, Recorder};
    use crate::record::{Kind, When};
    use quick_xml::Reader;

    #[test]
    fn a_reader_finds_everybody_and_every_act() {
        let mut recorder = Recorder::new("file", "test", "net");
        recorder.entry("entry");
        recorder.owner("me", "Me");
        let hostile = recorder.person("ann", "Ann \u{1}<b>&\"\u{ffff}");
        let bob = recorder.person("bob", "Bob");
        for (from, to) in [(hostile, 0), (hostile, 0), (0, hostile), (bob, 0)] {
            recorder.act(Kind::Mention, from, Some(to), About::public(When::exact(1_700_000_000), None));
        }
        let ledger = Ledger::build(&[recorder.finish()]);
        let options = Options::new(ledger.owner(&[]).expect("me"));
        let file = gexf(&ledger, &options).expect("a file");
        let mut reader = Reader::from_str(&file);
        reader.config_mut().check_end_names = true;
        let (mut labels, mut weights) = (Vec::new(), Vec::new());
        loop {
            match reader.read_event().expect("well formed") {
                Event::Start(e) if e.name().as_ref() == "node" => labels.push(attribute(&e, "label")),
                Event::Empty(e) if e.name().as_ref() == "edge" => weights.push(attribute(&e, "weight")),
                Event::Eof => break,
                _ => {}
            }
        }
        labels.sort();
        weights.sort();
        assert_eq!(labels, ["Ann <b>&\"", "Bob", "Me"]);
        assert_eq!(weights, ["1", "1", "2"]);
    }

    fn attribute(element: &BytesStart, name: &str) -> String {
        let attribute = element.try_get_attribute(name).expect("sound").expect("there");
        quick_xml::escape::unescape(&attribute.value).expect("sound").into_owned()
    }
}
