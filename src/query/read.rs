//! An [`Ask`] as the page writes it: a JSON object.

use super::{Ask, Imagine, usage};
use crate::known_scores::decimal;
use crate::readers::json::fields::{List, Word};
use crate::record::Kind;
use crate::{Error, ErrorKind, Result, person_links};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

impl Ask {
    /// Reads an object whose members are the fields; what is left out, or null, has its default.
    ///
    /// # Errors
    /// No JSON, a field that there is none of, or a value that can't be meant.
    pub fn read(json: &str) -> Result<Ask> {
        let fields: Map<String, Value> = serde_json::from_str(json).map_err(damaged)?;
        let mut ask = Ask::default();
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
            ask.take(&name, value)?;
        }
        Ok(ask)
    }

    fn take(&mut self, name: &str, value: Value) -> Result<()> {
        match name {
            "owner" => self.owner = field::<List<_>>(name, value)?.0,
            "profile" => self.profile = field(name, value)?,
            "connected" => self.connected = field(name, value)?,
            "disabled" => self.disabled = field::<List<_>>(name, value)?.0,
            "as_of" => self.as_of = Some(field(name, value)?),
            "prestige" => self.prestige = field(name, value)?,
            "people_csv" => self.people_csv = Some(field(name, value)?),
            "same" => self.same = field::<List<_>>(name, value)?.0,
            "scores" => {
                let scores: BTreeMap<_, Decimal> = field(name, value)?;
                self.scores = scores.into_iter().map(|(account, Decimal(score))| (account, score)).collect();
            }
            "imagined" => {
                let acts: List<Act> = field(name, value)?;
                self.imagined = acts.0.into_iter().map(Act::imagine).collect::<Result<_>>()?;
            }
            "half_life" => self.half_life = Some(field::<Decimal>(name, value)?.0),
            _ => return Err(usage(format!("there is nothing called “{name}” to ask for"))),
        }
        Ok(())
    }
}

fn damaged(error: serde_json::Error) -> Error {
    Error::new(ErrorKind::Damaged(error.to_string()))
}

fn field<T: DeserializeOwned>(name: &str, value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| usage(format!("“{name}” can't be meant so: {error}")))
}

/// Pairs of accounts: lists of two.
///
/// # Errors
/// No JSON, or something else in it.
pub fn read_pairs(json: &str) -> Result<Vec<person_links::Pair>> {
    serde_json::from_str(json).map(|pairs: List<_>| pairs.0).map_err(damaged)
}

/// A number written with digits and a point, or a string that writes one.
struct Decimal(f64);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        let word = Word::deserialize(from)?;
        let unfit = || format!("“{}” is not a number: write it with digits and a point", &*word);
        decimal(&word).map(Decimal).ok_or_else(|| serde::de::Error::custom(unfit()))
    }
}

#[derive(Deserialize)]
struct Act {
    network: String,
    kind: String,
    day: String,
    partner_score: Option<Decimal>,
}

impl Act {
    fn imagine(self) -> Result<Imagine> {
        let Act { network, kind, day, partner_score } = self;
        let known = Kind::ALL.into_iter().find(|known| known.name() == kind);
        let kind = known.ok_or_else(|| usage(format!("nobody can do “{kind}”")))?;
        Ok(Imagine { network, kind, day, partner_score: partner_score.map(|score| score.0) })
    }
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
