//! Cards for tests.

use super::*;

/// A card with everything on it, as large as one can be.
pub(crate) fn largest() -> Card {
    let most = Hundredths(9_999);
    Card {
        name: name::clean(&"\"🦀".repeat(64)),
        handles: (0..HANDLES).map(|n| name::handle(&format!("bluesky:@{n}🦀🦀🦀🦀🦀{}", "ß".repeat(64)))).collect(),
        as_of: Day::LAST,
        score: most,
        band: Some([most; 2]),
        delta: Some([Hundredths(-9_999); 3]),
        curve: vec![most; WEEKS],
        gauges: Some(Gauges { reach: 1 << 53, amplification: Some(most), network: Some(most) }),
        style: Some(Style { name: "Conversationalist", x: Hundredths(99), y: Hundredths(99) }),
        networks: (0..NETWORKS).map(|n| (network(n), most)).collect(),
        carried: (0..NETWORKS).map(|n| (network(n), Day::LAST)).collect(),
        given: Some(most),
        versions: Some(Versions { model: u32::MAX, engine: "10.10.10-alpha.1".to_owned() }),
        digest: Some(format!("sha256:{}", "0123456789abcdef".repeat(4))),
    }
}

pub(crate) fn smallest() -> Card {
    Card { given: None, ..largest().with(&Fields::all(false)) }
}

fn network(number: usize) -> String {
    format!("a-network-of-24-letter{number:02}")
}
