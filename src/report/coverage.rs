//! What these exports don't show, and which would: unknown is said, never shown as zero.

use crate::networks;
use crate::record::{Feature, Observe};
use crate::score::Unscored;

/// What a network has and these exports of it don't show. Nothing is known to be missing of a network that only
/// somebody's own table names.
pub fn missing(network: &str, observes: &[Observe]) -> Vec<Feature> {
    let has = networks::descriptor(network).map_or(&[][..], |known| known.has);
    let shown = |feature: &Feature| observes.iter().any(|observe| feature.is_shown_by(*observe));
    has.iter().filter(|feature| !shown(feature)).copied().collect()
}

/// Why there is no score, and which export would show something, in a sentence or two.
pub fn unscored(why: &Unscored) -> String {
    if why.networks.is_empty() {
        return "there is nothing to score: no export of yours shows what others did".to_owned();
    }
    let which: Vec<&str> = why.networks.iter().filter_map(|n| networks::descriptor(n)?.nothing_received).collect();
    let names = |n: &String| missing(n, &[]).into_iter().map(Feature::name).collect::<Vec<_>>().join(", ");
    let missing: Vec<String> = why.networks.iter().map(|n| format!("{n} ({})", names(n))).collect();
    let said = format!(
        "there is no score, which is not a 0: these exports show nothing that others did; missing: {}",
        missing.join("; ")
    );
    if which.is_empty() { said } else { format!("{said}. {}", which.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        use Observe::*;
        assert_eq!(
            missing("twitter", &[ReactionsCounted, RepostsCounted, Messages]),
            [Feature::Replies, Feature::Mentions, Feature::Follows]
        );
        assert_eq!(missing("mail", &[]), []);
        assert_eq!(missing("of-a-table", &[]), []);
        assert_eq!(missing("telegram", &[Messages, Mentions]), [Feature::MessageReactions]);
        assert_eq!(missing("whatsapp", &[Messages]), [Feature::MessageReactions]);
        let unscored = Unscored { networks: vec!["twitter".to_owned()], known: None };
        assert!(
            super::unscored(&unscored).contains("since 2018") && super::unscored(&unscored).contains("reactions")
        );
    }
}
