//! The browser's door. (Placeholder: shows that the engine runs in the worker.)

use crate::model::{Model, VERSION};
use wasm_bindgen::prelude::wasm_bindgen;

/// The model's version.
#[wasm_bindgen(js_name = modelVersion)]
pub fn model_version() -> u32 {
    VERSION
}

/// S(E): points for an audience worth `evidence` engaged people.
#[wasm_bindgen]
pub fn score(evidence: f64) -> f64 {
    Model::default().score(evidence)
}
