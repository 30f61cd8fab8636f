//! What these exports don't show, and which would: unknown is said, never shown as zero.

use crate::record::Observe;
use crate::score::Unscored;

/// What a network has of what the model weighs, whether or not its export shows it. The first three are about posts,
/// named or counted; the others are called as in [`Observe`].
fn has(network: &str) -> &'static [&'static str] {
    match network {
        "twitter" => &["reactions", "replies", "reposts", "mentions", "messages", "follows"],
        "linkedin" => &[
            "reactions",
            "replies",
            "reposts",
            "mentions",
            "messages",
            "follows",
            "endorsements",
            "recommendations",
            "invitations",
        ],
        "facebook" => &[
            "reactions",
            "replies",
            "reposts",
            "mentions",
            "messages",
            "message_reactions",
            "follows",
            "invitations",
        ],
        "instagram" => &[
            "reactions",
            "replies",
            "reposts",
            "mentions",
            "messages",
            "message_reactions",
            "follows",
            "invitations",
        ],
        "threads" => &["reactions", "replies", "reposts", "mentions", "follows"],
        "xing" => &["reactions", "replies", "reposts", "messages", "follows", "invitations"],
        "mastodon" | "bluesky" => &["reactions", "replies", "reposts", "mentions", "messages", "follows"],
        "reddit" => &["reactions", "replies", "mentions", "messages", "follows"],
        "youtube" => &["reactions", "replies", "mentions", "follows"],
        // In chats a reply is one more message.
        "telegram" | "slack" => &["mentions", "messages", "message_reactions"],
        "discord" => &["mentions", "messages", "message_reactions", "follows", "invitations"],
        "whatsapp" | "messenger" => &["messages", "message_reactions"],
        "tiktok" => &["reactions", "replies", "reposts", "mentions", "messages", "follows"],
        "github" => &["reactions", "replies", "mentions", "follows"],
        "blog" => &["replies", "mentions"],
        // Mail and mailing lists show all there is: who wrote, and in answer to what.
        _ => &[],
    }
}

/// What a network has and these exports of it don't show.
pub fn missing(network: &str, observes: &[Observe]) -> Vec<&'static str> {
    use Observe::*;
    let shows = |what: &str| {
        let by: &[Observe] = match what {
            "reactions" => &[ReactionsNamed, ReactionsCounted],
            "replies" => &[RepliesNamed, RepliesCounted],
            "reposts" => &[RepostsNamed, RepostsCounted],
            "mentions" => &[Mentions],
            "messages" => &[Messages],
            "message_reactions" => &[MessageReactions],
            "follows" => &[Follows],
            "endorsements" => &[Endorsements],
            "recommendations" => &[Recommendations],
            "invitations" => &[Invitations],
            _ => &[],
        };
        by.iter().any(|o| observes.contains(o))
    };
    has(network).iter().filter(|what| !shows(what)).copied().collect()
}

impl Unscored {
    /// Why there is no score, and which export would show something, in a sentence or two.
    pub fn sentence(&self) -> String {
        if self.networks.is_empty() {
            return "there is nothing to score: no export of yours shows what others did".to_owned();
        }
        let which: Vec<&str> = self.networks.iter().filter_map(|n| mend(n)).collect();
        let missing = |n: &String| format!("{n} ({})", missing(n, &[]).join(", "));
        let missing: Vec<String> = self.networks.iter().map(missing).collect();
        let said = format!(
            "there is no score, which is not a 0: these exports show nothing that others did; missing: {}",
            missing.join("; ")
        );
        if which.is_empty() { said } else { format!("{said}. {}", which.join(" ")) }
    }
}

/// Which export of a network would show something received.
fn mend(network: &str) -> Option<&'static str> {
    match network {
        "twitter" => {
            Some("Twitter's archives since 2018 count likes and retweets and hold messages: request a new one.")
        }
        "bluesky" => Some("A Bluesky repository holds own records only: add exports of other networks."),
        "mastodon" => Some("Mastodon's archives count favourites and boosts since version 4.4: request a new one."),
        "discord" => Some("Discord's package holds own messages only: add exports of other networks."),
        "xing" => Some("XING's contacts have no days: add exports of other networks."),
        "reddit" => Some("Reddit's export shows messages received: request it with messages and chats."),
        "youtube" => Some(
            "YouTube's export shows nothing received: YouTube Studio's table does (Analytics, Advanced mode, export as \
             CSV), it counts likes and comments per video.",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        use Observe::*;
        assert_eq!(
            missing("twitter", &[ReactionsCounted, RepostsCounted, Messages]),
            ["replies", "mentions", "follows"]
        );
        assert_eq!(missing("mail", &[]), [""; 0]);
        assert_eq!(missing("telegram", &[Messages, Mentions]), ["message_reactions"]);
        assert_eq!(missing("whatsapp", &[Messages]), ["message_reactions"]);
        let unscored = Unscored { networks: vec!["twitter".to_owned()], known: None };
        assert!(unscored.sentence().contains("since 2018") && unscored.sentence().contains("reactions"));
    }
}
