//! Every constant of a model with what it means, and what was checked of it.

use crate::model::{Constant, Joining, Model, VERSION, Weights};
use crate::{Error, ErrorKind, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A constant and its value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Valued {
    /// Where it is in a [`Model`]: `half_life_days`, `weights.reply`.
    pub path: String,
    /// As it is in JSON.
    pub value: Value,
    /// What it is, what a larger value does, which values make sense, where this one comes from.
    #[serde(flatten)]
    pub about: Constant,
}

/// Everything that defines the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// The model's version.
    pub model: u32,
    /// The weights, what records are joined by, then all others.
    pub constants: Vec<Valued>,
}

/// Every constant of a model.
///
/// # Errors
/// A model that is not JSON: a number in it is infinite or none.
pub fn constants(model: &Model) -> Result<Explained> {
    let values = serde_json::to_value(model).map_err(|e| Error::new(ErrorKind::Usage(e.to_string())))?;
    let valued = |at: &str, about: &Constant| Valued {
        path: format!("{at}{}", about.field),
        value: values.pointer(&format!("/{at}{}", about.field).replace('.', "/")).cloned().unwrap_or_default(),
        about: *about,
    };
    let weights = Weights::CONSTANTS.iter().map(|c| valued("weights.", c));
    let joining = Joining::CONSTANTS.iter().map(|c| valued("joining.", c));
    let others =
        Model::CONSTANTS.iter().filter(|c| !["weights", "joining"].contains(&c.field)).map(|c| valued("", c));
    Ok(Explained { model: VERSION, constants: weights.chain(joining).chain(others).collect() })
}

/// A value for people to read.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Number(n) => n.as_f64().map(number).unwrap_or_default(),
        Value::Array(all) => all.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The shortest digits that are this number, those of large whole ones in groups of three.
pub(super) fn number(n: f64) -> String {
    if n != 0.0 && n.abs() < 1e-4 {
        return format!("{n:e}");
    }
    let digits = n.to_string();
    if n < 10_000.0 || n.fract() != 0.0 {
        return digits;
    }
    let group = |(ix, digit): (usize, char)| {
        let comma = ix > 0 && (digits.len() - ix).is_multiple_of(3);
        comma.then_some(',').into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(group).collect()
}

/// What `cloutscope validate --json` found.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Checked {
    pub file: String,
    pub events: u64,
    pub people: Vec<u64>,
    pub active: Vec<u64>,
    pub lines: Vec<CheckedLine>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct CheckedLine {
    pub name: String,
    pub everybody: f64,
    pub active: f64,
    pub within: Option<f64>,
}

pub(super) fn checked() -> Vec<Checked> {
    serde_json::from_str(include_str!("../validation.json")).expect("our own file, which a test reads")
}
