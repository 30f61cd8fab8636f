//! An [`Ask`] as the page writes it: JSON, read by the parser that reads the exports. A derived one would be a second
//! parser in what the page loads.

use super::{Ask, Imagine, usage};
use crate::known_scores::decimal;
use crate::readers::value::{Record, Value};
use crate::record::Kind;
use crate::{Result, person_links};

impl Ask {
    /// Reads an object whose members are the fields; what is left out, or null, has its default.
    ///
    /// # Errors
    /// No JSON, a field that there is none of, or a value that can't be meant.
    pub fn read(json: &str) -> Result<Ask> {
        let record = Record::parse(json.as_bytes())?;
        let mut ask = Ask::default();
        for (name, value) in record.value().object()?.members() {
            if !value.is_missing() {
                ask.take(&text(name)?, value)?;
            }
        }
        Ok(ask)
    }

    fn take(&mut self, name: &str, value: Value) -> Result<()> {
        match name {
            "owner" => self.owner = value.items().map(text).collect::<Result<_>>()?,
            "profile" => self.profile = text(value)?,
            "connected" => {
                for (network, day) in value.object()?.members() {
                    self.connected.insert(text(network)?, text(day)?);
                }
            }
            "disabled" => self.disabled = value.items().map(text).collect::<Result<_>>()?,
            "as_of" => self.as_of = Some(text(value)?),
            "prestige" => self.prestige = value.truth()?.unwrap_or(self.prestige),
            "people_csv" => self.people_csv = Some(text(value)?),
            "same" => self.same = pairs(value)?,
            "scores" => {
                for (account, score) in value.object()?.members() {
                    self.scores.insert(text(account)?, number(score)?);
                }
            }
            "imagined" => self.imagined = value.items().map(imagine).collect::<Result<_>>()?,
            "half_life" => self.half_life = Some(number(value)?),
            _ => return Err(usage(format!("there is nothing called “{name}” to ask for"))),
        }
        Ok(())
    }
}

/// Pairs of accounts: lists of two.
///
/// # Errors
/// No JSON, or something else in it.
pub fn read_pairs(json: &str) -> Result<Vec<person_links::Pair>> {
    pairs(Record::parse(json.as_bytes())?.value())
}

fn pairs(value: Value) -> Result<Vec<person_links::Pair>> {
    let pair = |pair: Value| {
        let mut two = pair.items();
        let mut account = || text(two.next().unwrap_or(Value::MISSING));
        Ok((account()?, account()?))
    };
    value.items().map(pair).collect()
}

fn imagine(act: Value) -> Result<Imagine> {
    let kind = text(act.get("kind"))?;
    let score = act.get("partner_score");
    Ok(Imagine {
        network: text(act.get("network"))?,
        kind: Kind::ALL
            .into_iter()
            .find(|known| known.name() == kind)
            .ok_or_else(|| usage(format!("nobody can do “{kind}”")))?,
        day: text(act.get("day"))?,
        partner_score: if score.is_missing() { None } else { Some(number(score)?) },
    })
}

fn text(value: Value) -> Result<String> {
    let text = value.text()?.ok_or_else(|| usage("something that was asked has no value".to_owned()))?;
    Ok(text.into_owned())
}

fn number(value: Value) -> Result<f64> {
    let word = value.word();
    decimal(&word).ok_or_else(|| usage(format!("“{word}” is no number: write it with digits and a point")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn everything_that_may_be_asked() {
        let ask = Ask::read(
            r#"{"owner":["web:me"],"profile":"klout-2011","connected":{"linkedin":"2011-02-24"},"disabled":["xing"],
                "as_of":"2011-02-28","prestige":false,"people_csv":"a\nb","same":[["a:1","b:2"]],"scores":{"web:\"q\"":61.5},
                "imagined":[{"network":"web","kind":"reply","day":"2011-02-28","partner_score":61},
                            {"network":"web","kind":"follow","day":"2011-02-27","partner_score":null}],"half_life":20}"#,
        );
        let act = |kind, day: &str, partner_score| Imagine {
            network: "web".to_owned(),
            kind,
            day: day.to_owned(),
            partner_score,
        };
        let of = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let all = Ask {
            owner: vec!["web:me".to_owned()],
            profile: "klout-2011".to_owned(),
            connected: of(&[("linkedin", "2011-02-24")]),
            disabled: vec!["xing".to_owned()],
            as_of: Some("2011-02-28".to_owned()),
            prestige: false,
            people_csv: Some("a\nb".to_owned()),
            same: read_pairs(r#"[["a:1","b:2"]]"#).expect("pairs"),
            scores: BTreeMap::from([("web:\"q\"".to_owned(), 61.5)]),
            imagined: vec![act(Kind::Reply, "2011-02-28", Some(61.0)), act(Kind::Follow, "2011-02-27", None)],
            half_life: Some(20.0),
        };
        assert_eq!(ask, Ok(all));
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        assert_eq!(Ask::read("{}"), Ok(Ask::default()));
        assert_eq!(Ask::read(r#"{"as_of":null,"half_life":null,"people_csv":null}"#), Ok(Ask::default()));
    }

    #[test]
    fn what_can_not_be_meant_is_refused() {
        for wrong in [
            "",
            "[]",
            r#"{"half":20}"#,
            r#"{"half_life":"soon"}"#,
            r#"{"half_life":-1}"#,
            r#"{"scores":{"a:b":null}}"#,
            r#"{"imagined":[{"network":"web","kind":"wink","day":"2011-02-28"}]}"#,
            r#"{"imagined":[{"network":"web","kind":"reply"}]}"#,
            r#"{"same":[["a:1"]]}"#,
            r#"{"prestige":"yes"}"#,
        ] {
            assert!(Ask::read(wrong).is_err(), "{wrong}");
        }
    }
}
