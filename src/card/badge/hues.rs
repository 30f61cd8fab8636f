//! The networks' colours: those of the page, which a test holds them against.

/// In the light, and in the dark.
#[derive(Clone, Copy)]
pub(super) struct Hue {
    pub light: &'static str,
    pub dark: &'static str,
}

/// Of every network that has none of its own.
pub(super) const OTHER: Hue = Hue { light: "#5f635d", dark: "#a9aba2" };

const HUES: &[(&str, Hue)] = &[
    ("twitter", Hue { light: "#1f2937", dark: "#c3cad3" }),
    ("linkedin", Hue { light: "#0a5cab", dark: "#7db7ef" }),
    ("facebook", Hue { light: "#3a5bd0", dark: "#9db2ff" }),
    ("instagram", Hue { light: "#b02a7c", dark: "#f08cc6" }),
    ("mastodon", Hue { light: "#5a4fcf", dark: "#b1aaff" }),
    ("bluesky", Hue { light: "#0b6fd6", dark: "#7fbcff" }),
    ("mail", Hue { light: "#8a5a00", dark: "#e0b25c" }),
    ("xing", Hue { light: "#00696b", dark: "#66cfd0" }),
    ("blog", Hue { light: "#9a4a1d", dark: "#e9a27c" }),
    ("youtube", Hue { light: "#b3151c", dark: "#ff9a9a" }),
    ("reddit", Hue { light: "#b8400a", dark: "#ffa27a" }),
    ("github", Hue { light: "#444b53", dark: "#c0c7cf" }),
    ("telegram", Hue { light: "#1a73a8", dark: "#84c9f2" }),
    ("whatsapp", Hue { light: "#147a3c", dark: "#7ddba0" }),
    ("slack", Hue { light: "#6b2c6e", dark: "#dca3df" }),
    ("discord", Hue { light: "#4650c4", dark: "#aab1ff" }),
    ("tiktok", Hue { light: "#a3164d", dark: "#ff9bbf" }),
    ("threads", Hue { light: "#3c3c3c", dark: "#cfcfcf" }),
];

pub(super) fn hue(network: &str) -> Hue {
    HUES.iter().find(|(name, _)| *name == network).map_or(OTHER, |(_, hue)| *hue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_the_pages_colour() {
        let sheet = include_str!("../../../www/src/style/base.css");
        let wanted: Vec<(&str, &str)> = sheet
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--net-")?.strip_suffix(';')?.split_once(": "))
            .filter(|(_, colour)| colour.starts_with('#'))
            .collect();
        let (light, dark) = wanted.split_at(HUES.len() + 1);
        for (of, colours) in [(light, (|hue| hue.light) as fn(Hue) -> &'static str), (dark, |hue| hue.dark)] {
            let ours: Vec<_> =
                HUES.iter().map(|(name, one)| (*name, colours(*one))).chain([("other", colours(OTHER))]).collect();
            assert_eq!(ours, of);
        }
    }
}
