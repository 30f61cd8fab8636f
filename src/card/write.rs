//! A card as JSON: one order, one spelling, so that the same card is the same bytes.

use super::{Card, Hundredths, SCHEMA};

impl Card {
    /// The file: a field a line, at most 4 kB whatever is on the card.
    pub fn write(&self) -> String {
        let mut file = File(String::new());
        file.text("schema", SCHEMA);
        if !self.name.is_empty() {
            file.text("name", &self.name);
        }
        if !self.handles.is_empty() {
            file.list("handles", self.handles.iter().map(|handle| quoted(handle)));
        }
        file.text("as_of", &self.as_of.to_string());
        file.field("score", &self.score.to_string());
        if let Some(band) = &self.band {
            file.list("band", band.iter().map(Hundredths::to_string));
        }
        if let Some([one, five, thirty]) = &self.delta {
            file.object("delta", &[("1", one.to_string()), ("5", five.to_string()), ("30", thirty.to_string())]);
        }
        if !self.curve.is_empty() {
            file.list("curve", self.curve.iter().map(Hundredths::to_string));
        }
        if let Some(gauges) = &self.gauges {
            let mut known = vec![("reach", gauges.reach.to_string())];
            known.extend(gauges.amplification.map(|value| ("amplification", value.to_string())));
            known.extend(gauges.network.map(|value| ("network", value.to_string())));
            file.object("gauges", &known);
        }
        if let Some(style) = &self.style {
            file.object(
                "style",
                &[("name", quoted(style.name)), ("x", style.x.to_string()), ("y", style.y.to_string())],
            );
        }
        if !self.networks.is_empty() {
            let network = |(name, points): &(String, Hundredths)| {
                let mut members = vec![("network", quoted(name)), ("points", points.to_string())];
                let carried = self.carried.iter().find(|(known, _)| known == name);
                members.extend(carried.map(|(_, day)| ("as_of", quoted(&day.to_string()))));
                object(&members)
            };
            file.list("networks", self.networks.iter().map(network));
        }
        if let Some(given) = &self.given {
            file.field("given", &given.to_string());
        }
        if let Some(versions) = &self.versions {
            file.field("model", &versions.model.to_string());
            file.text("engine", &versions.engine);
        }
        if let Some(digest) = &self.digest {
            file.text("digest", digest);
        }
        file.0.push_str("\n}\n");
        file.0
    }
}

/// An object being written.
struct File(String);

impl File {
    fn field(&mut self, name: &str, json: &str) {
        self.0.push_str(if self.0.is_empty() { "{\n  " } else { ",\n  " });
        self.0.push_str(&quoted(name));
        self.0.push_str(": ");
        self.0.push_str(json);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.field(name, &quoted(text));
    }

    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        self.field(name, &format!("[{}]", items.join(", ")));
    }

    fn object(&mut self, name: &str, members: &[(&str, String)]) {
        self.field(name, &object(members));
    }
}

fn object(members: &[(&str, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, json)| format!("{}: {json}", quoted(name))).collect();
    format!("{{{}}}", members.join(", "))
}

/// A string of JSON. Names have no control characters, so that nothing else is to be escaped.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
