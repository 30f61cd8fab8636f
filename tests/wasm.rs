//! The same bits and the same records natively and in browsers.

#[cfg(target_arch = "wasm32")]
#[path = "support/cases.rs"]
mod cases;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use cloutscope::model::Model;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// The model's functions beyond the four basic operations, which alone could differ.
#[test]
fn model_functions_give_these_bits() {
    let model = Model::default();
    assert_eq!(model.score(0.0), 0.0);
    let got = [
        model.score(1.0),
        model.score(123.456),
        model.score(1e7),
        model.strength(2.5),
        model.partner_factor(Some(33.3)),
        model.amplification(7.0, 19.0),
        model.decay(1_234_567.0, 30.0),
    ];
    assert_eq!(
        got.map(f64::to_bits),
        [
            0x4011_33a3_87fc_1aa3,
            0x403d_edc5_af8f_e680,
            0x4059_0000_0000_0000,
            0x3ff4_a7cd_da78_05f7,
            0x3ff9_5e7c_d670_ebaa,
            0x3ff2_4917_a9e5_6cde,
            0x3fe7_0091_488a_32eb
        ]
    );
}

/// The suite of `tests/fixtures.rs`, with its folders in the program: a browser sees no files.
#[cfg(target_arch = "wasm32")]
mod fixtures {
    use super::cases::{Files, folder, render};
    use cloutscope::networks;
    use rust_embed::RustEmbed;
    use std::collections::BTreeMap;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[derive(RustEmbed)]
    #[folder = "tests/fixtures"]
    struct Fixtures;

    fn content(path: &str) -> Vec<u8> {
        Fixtures::get(path).map(|file| file.data.into_owned()).unwrap_or_default()
    }

    #[wasm_bindgen_test]
    fn every_fixture_is_read_as_natively() {
        let mut cases: BTreeMap<String, Files> = BTreeMap::new();
        for path in Fixtures::iter() {
            let Some((case, file)) = path.split_once("/export/") else { continue };
            cases.entry(case.to_owned()).or_default().push((file.to_owned(), content(&path)));
        }
        assert!(cases.len() > 100, "{} fixtures", cases.len());
        for (case, files) in cases {
            let (summary, records) = render(&networks::import(folder(&files, usize::MAX), &mut |_| {}));
            let expected = |name: &str| String::from_utf8(content(&format!("{case}/{name}"))).expect("a text");
            assert_eq!(summary, expected("expected.json"), "{case}: the summary");
            assert_eq!(records, expected("expected.jsonl"), "{case}: the records");
        }
    }
}
