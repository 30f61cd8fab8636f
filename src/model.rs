//! Every constant of the influence model, version 1: its meaning, direction, range and source.
//!
//! This room knows nothing else of the house. Influence is *what others do because of you*: only what was
//! received scores; own posts, topic and wording never do. A change of any default here is model 2.

use crate::ledger::Kind;
use serde::Serialize;

/// The model's version, part of every result.
pub const VERSION: u32 = 1;

/// Weight of one received act, by kind. Larger counts more; each is positive.
///
/// Order as in Twitter's published ranker and in Kred's points, ratios flattened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weights {
    /// Like, favourite, upvote, emoji, poke: the unit.
    pub reaction: f64,
    /// Follower gained, connection accepted, invitation received.
    pub follow: f64,
    /// LinkedIn skill endorsement.
    pub endorsement: f64,
    /// Retweet, boost, share, quote.
    pub repost: f64,
    /// Mentioned, tagged, listed, pingback, wall post.
    pub mention: f64,
    /// Reply, comment, review on something of the owner's.
    pub reply: f64,
    /// One conversation turn: a clock hour of one person's messages in one thread.
    pub message: f64,
    /// LinkedIn recommendation.
    pub recommendation: f64,
    /// A reply, mention or message that answers what the receiver wrote before, in place of its own weight.
    pub answering: f64,
}

impl Weights {
    /// The weight of one act.
    pub fn of(&self, kind: Kind, answering: bool) -> f64 {
        match kind {
            Kind::Reply | Kind::Mention | Kind::Message if answering => self.answering,
            Kind::Reaction => self.reaction,
            Kind::Follow => self.follow,
            Kind::Endorsement => self.endorsement,
            Kind::Repost => self.repost,
            Kind::Mention => self.mention,
            Kind::Reply => self.reply,
            Kind::Message => self.message,
            Kind::Recommendation => self.recommendation,
        }
    }
}

/// All constants, with version 1's values as [`Default`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Model {
    /// Weight of each kind of act (§3).
    pub weights: Weights,
    /// Days after which the receiver's own writing no longer makes an act an answer (§3).
    pub answering_days: i64,
    /// Days in which an act loses half its strength (§4). 21 to 30 predicts best on e-mail data.
    pub half_life_days: f64,
    /// The same for `slow_networks`, as Klout did.
    pub slow_half_life_days: f64,
    /// Networks where people act more rarely (§4).
    pub slow_networks: &'static [&'static str],
    /// What an act counts that nobody else sees, against a public one's 1 (§4). Range 0 to 1.
    pub private_share: f64,
    /// Points at E = 10^`full_scale_digits` engaged people (§1).
    pub full_score: f64,
    /// The number of decimal digits of E that fill the scale (§1): ten million people are 100 points.
    pub full_scale_digits: f64,
    /// The score of a partner who counts exactly 1, and of one of whom nothing is known (§5, §7).
    pub average_score: f64,
    /// Points by which a partner's score must rise to count twice (§5).
    pub doubling_points: f64,
    /// The least a partner can count (§5).
    pub partner_min: f64,
    /// The most a partner can count (§5).
    pub partner_max: f64,
    /// Imagined posts, each with one reaction, that steady the reactions per post (§6).
    pub prior_posts: f64,
    /// Exponent of reactions per post (§6).
    pub amplification_exponent: f64,
    /// Least amplification factor (§6).
    pub amplification_min: f64,
    /// Largest amplification factor (§6).
    pub amplification_max: f64,
    /// Strength from which a person counts towards true reach (§7): one like within two half-lives.
    pub reach_threshold: f64,
    /// The fixed point of the visible group stops when no score moves by more (§5).
    pub fixed_point_tolerance: f64,
    /// Half-life factors of the band: a faster and a slower reading of the same acts (§7).
    pub band: [f64; 2],
    /// Days of own activity that the style is read from (§9).
    pub style_days: i64,
    /// Weeks over which consistency is counted (§9).
    pub style_weeks: i64,
    /// Partners at which the breadth axis is full (§9).
    pub style_partners: f64,
    /// Own acts below which there is not enough to name a style (§9).
    pub style_min_acts: usize,
}

impl Default for Model {
    fn default() -> Model {
        Model {
            weights: Weights {
                reaction: 1.0,
                follow: 1.0,
                endorsement: 1.0,
                repost: 2.0,
                mention: 3.0,
                reply: 3.0,
                message: 3.0,
                recommendation: 6.0,
                answering: 4.0,
            },
            answering_days: 7,
            half_life_days: 30.0,
            slow_half_life_days: 60.0,
            slow_networks: &["linkedin", "xing"],
            private_share: 0.5,
            full_score: 100.0,
            full_scale_digits: 7.0,
            average_score: 20.0,
            doubling_points: 20.0,
            partner_min: 0.5,
            partner_max: 4.0,
            prior_posts: 10.0,
            amplification_exponent: 0.25,
            amplification_min: 0.7,
            amplification_max: 1.4,
            reach_threshold: 0.25,
            fixed_point_tolerance: 1e-12,
            band: [0.7, 1.5],
            style_days: 180,
            style_weeks: 26,
            style_partners: 150.0,
            style_min_acts: 10,
        }
    }
}

impl Model {
    /// The half-life of a network, in days.
    pub fn half_life(&self, network: &str) -> f64 {
        if self.slow_networks.contains(&network) { self.slow_half_life_days } else { self.half_life_days }
    }

    /// S(E): points for an audience worth `evidence` engaged people. 0 for 0, at most `full_score`.
    pub fn score(&self, evidence: f64) -> f64 {
        let points = self.full_score / self.full_scale_digits * libm::log1p(evidence) / std::f64::consts::LN_10;
        points.min(self.full_score)
    }

    /// f(x): breadth times the chance that they come back; 0 for 0, grows slower than any power.
    pub fn strength(&self, x: f64) -> f64 {
        libm::log1p(x) / std::f64::consts::LN_2 * (x / (1.0 + x))
    }

    /// v(s): how much somebody with score `s` counts; unknown counts 1.
    pub fn partner_factor(&self, score: Option<f64>) -> f64 {
        let Some(s) = score else { return 1.0 };
        libm::exp2((s - self.average_score) / self.doubling_points).clamp(self.partner_min, self.partner_max)
    }

    /// a(r): the amplification factor of `reactions` on `posts`, both decayed.
    pub fn amplification(&self, posts: f64, reactions: f64) -> f64 {
        let r = (reactions + self.prior_posts) / (posts + self.prior_posts);
        libm::pow(r, self.amplification_exponent).clamp(self.amplification_min, self.amplification_max)
    }

    /// The share of an act's weight that is left after `seconds`.
    pub fn decay(&self, seconds: f64, half_life_days: f64) -> f64 {
        libm::exp2(-seconds / (half_life_days * 86_400.0))
    }
}
