//! Every constant of the influence model, version 2: its meaning, direction, range and source; and the formulas that
//! are nothing but these.
//!
//! This room knows nothing else of the house but the records' vocabulary. Influence is *what others do because of you*: only what was
//! received scores; own posts, topic and wording never do. A change of any default here is model 3.

pub use crate::record::{Constant, Joining};
use crate::record::{Kind, constants};

/// The model's version, part of every result.
pub const VERSION: u32 = 2;

constants! {
    /// Weight of one received act, by kind.
    Weights {
        reaction: f64 = 1.0;
            means "A like, favourite, upvote, emoji or poke: the unit of all weights.";
            larger "likes count more against words.";
            range "above 0.";
            source "By definition; the least of all acts in both orders.";

        follow: f64 = 1.0;
            means "A follower gained, a connection accepted, an invitation or request received.";
            larger "being followed counts more against being answered.";
            range "above 0.";
            source "Our choice: one click, as a like is.";

        endorsement: f64 = 1.0;
            means "A skill endorsed on LinkedIn.";
            larger "endorsements count more.";
            range "above 0.";
            source "Our choice: one click, as a like is.";

        repost: f64 = 2.0;
            means "A retweet, boost, share or quote.";
            larger "being passed on counts more.";
            range "above 0, between a reaction and a reply.";
            source "Order as in Twitter's published ranker and in Kred's points; ratios flattened.";

        mention: f64 = 3.0;
            means "Being mentioned, tagged or listed, a pingback, a post on one's wall.";
            larger "being talked about counts more.";
            range "above 0.";
            source "Order as in Twitter's published ranker and in Kred's points; ratios flattened.";

        reply: f64 = 3.0;
            means "A reply, comment or review on something of one's own.";
            larger "being answered counts more.";
            range "above 0.";
            source "Order as in Twitter's published ranker and in Kred's points; ratios flattened.";

        message: f64 = 3.0;
            means "One turn of a conversation: all messages of one person to the same addressee in one thread within a clock hour, at that hour's start. To a whole thread of three or more it is worth an answer, shared among those it reaches.";
            larger "messages count more against public acts.";
            range "above 0.";
            source "Our choice: as a reply. Whole hours, because single messages are a habit of typing.";

        recommendation: f64 = 6.0;
            means "A recommendation on LinkedIn: a text, signed and published.";
            larger "recommendations count more.";
            range "above 0.";
            source "Our choice: twice a reply, for the effort and the rarity.";

        answering: f64 = 4.0;
            means "A reply, mention or message that comes within `answering_days` after the receiver wrote to that person, or to all, in the same thread or object; a message to a whole thread is shared at this weight. It takes the place of the act's own weight.";
            larger "conversations count more against being addressed.";
            range "at least the weight of a reply: being answered must not count less.";
            source "Order as in Twitter's published ranker and in Kred's points; ratios flattened.";
    }
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

constants! {
    /// All constants, with version 2's values as [`Default`].
    Model {
        weights: Weights = Weights::default();
            means "What each kind of act counts: see the weights.";
            larger "see the weights.";
            range "above 0.";
            source "See the weights.";

        joining: Joining = Joining::default();
            means "What records are joined by before anything is scored; a ledger that was joined by others isn't scored.";
            larger "see the fields.";
            range "see the fields.";
            source "See the fields.";

        answering_days: i64 = 7;
            means "Days after which what the receiver wrote no longer makes an act an answer to it.";
            larger "more acts count as answers.";
            range "1 to 30 days.";
            source "Our choice: a week holds a slow exchange of letters.";

        conversation_people: usize = 8;
            means "How many people a message to a whole thread reaches: those who took part last, without its sender; whoever ties with the last of them, too.";
            larger "each message reaches more people, and each of them less.";
            range "1 to 16.";
            source "On IRC those who wrote last foresaw who is addressed next at a rank correlation of .56 and .21 in two channels, all who ever wrote at .00 and .00.";

        conversation_days: i64 = 7;
            means "Days after which somebody who wrote in a thread is no longer in its conversation.";
            larger "who fell silent is reached for longer.";
            range "1 to 30 days.";
            source "Our choice: as long as an answer may take.";

        conversation_ties: usize = 64;
            means "The most people that a message to a whole thread reaches where many tie with the last of them; of more, all at one second, nobody can tell whom it reached: none.";
            larger "more of what was written at one second counts, each a little.";
            range "at least `conversation_people`.";
            source "Our choice: keeps the cost linear in messages; a share of it is a sixteenth of a like.";

        half_life_days: f64 = 14.0;
            means "Days in which an act loses half its strength.";
            larger "attention fades more slowly: a steadier score, later to rise and to fall.";
            range "above 0; as a what-if, 1 to 3650.";
            source "Of halving every 30, 21, 14 and 10 days on 18 sets of dated interactions: 14 follows one person's ups and downs far better than 30 and ranks people as well; shorter ones cost the calm of a curve.";

        slow_half_life_days: f64 = 28.0;
            means "The same for `slow_networks`.";
            larger "as for `half_life_days`.";
            range "at least `half_life_days`.";
            source "Klout let slower networks fade more slowly, too; twice is our choice.";

        half_lives: f64 = 10.0;
            means "Half-lives after which an act is gone: what is this old, or older, counts nothing.";
            larger "a longer memory of what hardly counts, at more cost.";
            range "above 0.";
            source "What is left after ten halvings is less than a thousandth: a day is the sum over the acts of its window.";

        slow_networks: &'static [&'static str] = &["linkedin", "xing"];
            means "Networks where people act more rarely.";
            larger "a longer list lets more networks fade slowly.";
            range "names of networks, lower case.";
            source "Our choice: business networks, visited by the week rather than by the hour.";

        private_share: f64 = 0.5;
            means "What an act counts that nobody else sees (messages, group chats, personal mail), against 1 for a public one.";
            larger "private conversations count more.";
            range "0 to 1.";
            source "Our choice: who reacts in private is moved as well, but moves nobody else.";

        full_score: f64 = 100.0;
            means "The top of the scale.";
            larger "every score grows in proportion.";
            range "100, by definition.";
            source "Klout's scale.";

        full_scale_digits: f64 = 7.0;
            means "Decimal digits of E that fill the scale: so many engaged people are the full score.";
            larger "every score shrinks in proportion.";
            range "above 0; the full score at 10 to this power.";
            source "Ten million engaged people are more than anybody's export shows. Twitter's own reputation score has 12 points per factor 10, Klout's population was ten times rarer every 15 points; here it is 14.3.";

        average_score: f64 = 20.0;
            means "The score of a partner who counts exactly 1. Somebody of whom nothing is known counts 1, too, and as this score in the gauge Network.";
            larger "known partners count less.";
            range "0 to 100.";
            source "Klout's own population: a mean of 22, a median of 17 (Belgian Twitter users, 2014).";

        doubling_points: f64 = 20.0;
            means "Points by which a partner's score must rise to count twice.";
            larger "standing matters less.";
            range "above 4.3: below, a group's scores could raise each other without end.";
            source "A definition of standing. With 20 the group's scores converge fast (each round shrinks what is left to 0.215 of it).";

        partner_min: f64 = 0.5;
            means "The least a partner can count.";
            larger "low-scored partners count more.";
            range "0 to 1; above 0, so that nobody's reaction is worth nothing.";
            source "A definition of standing.";

        partner_max: f64 = 4.0;
            means "The most a partner can count.";
            larger "the most prominent count more.";
            range "at least 1.";
            source "A definition of standing: reached with 60 points, so that no single person makes a score.";

        prior_posts: f64 = 10.0;
            means "Imagined posts, each with one reaction, that steady the reactions per post.";
            larger "amplification moves later, after more posts.";
            range "above 0.";
            source "Our choice: ten posts begin to tell something.";

        amplification_exponent: f64 = 0.25;
            means "The power to which reactions per post are raised.";
            larger "reactions per post matter more.";
            range "0 to 1; 0 switches amplification off.";
            source "Klout: 100 retweets of 10 posts beat 100 of 1,000. How far is our choice.";

        amplification_min: f64 = 0.7;
            means "The least factor that amplification can be.";
            larger "posting without any reaction costs less.";
            range "0 to 1.";
            source "Our choice: writing into the void costs at most 2.2 points.";

        amplification_max: f64 = 1.4;
            means "The largest factor that amplification can be.";
            larger "many reactions to few posts add more.";
            range "at least 1.";
            source "Our choice: it adds at most 2.1 points.";

        reach_threshold: f64 = 0.25;
            means "The strength from which somebody counts towards true reach: one like within two half-lives.";
            larger "fewer people are counted.";
            range "above 0.";
            source "Our choice.";

        fixed_point_tolerance: f64 = 1e-12;
            means "A group's scores are found when none moves by more than this in a round.";
            larger "coarser scores, fewer rounds.";
            range "1e-14 to 1e-6.";
            source "Far below anything shown; 18 to 22 rounds reach it.";

        band: [f64; 2] = [0.7, 1.5];
            means "Factors of the half-lives for the band beside the score: a faster and a slower reading of the same acts.";
            larger "a wider band, if the upper one grows.";
            range "one below 1, one above.";
            source "Our choice: half-lives of 10 and 21 days.";

        gap_days: i64 = 31;
            means "Days between two ranges of an account's exports that are still known: silence, and no gap.";
            larger "longer stretches without any export count as silence.";
            range "at least 1.";
            source "Our choice: a month of a list in which nobody wrote.";

        delta_days: [i32; 3] = [1, 5, 30];
            means "Days over which is said by how much the score has risen.";
            larger "slower moves are said.";
            range "each at least 1.";
            source "Klout's own page said a day, five days and thirty.";

        carried_days: i64 = 183;
            means "Days behind the last known day of a network over which its last known state is carried; later it has ended.";
            larger "an old export counts for longer.";
            range "at least 1.";
            source "Our choice: half a year, after which a state of then says nothing of now.";

        waiting_days: i64 = 28;
            means "Days after which somebody whose act nobody answered no longer waits for an answer.";
            larger "more people wait.";
            range "at least 1.";
            source "Our choice: two half-lives, after which an answer would surprise.";

        story_days: i32 = 14;
            means "The most days of the span whose story is told where none is chosen: of all such spans that which moved most.";
            larger "slower changes are told.";
            range "at least 1.";
            source "Our choice: one half-life.";

        story_within_days: i32 = 90;
            means "Days before the day of scoring in which that span lies.";
            larger "older changes are told.";
            range "at least `story_days`.";
            source "Our choice: what is older hardly counts any more.";

        story_else_days: i32 = 30;
            means "The days that are told where nothing moved.";
            larger "a longer calm is told.";
            range "at least 1.";
            source "Our choice: a month.";

        filling_half_lives: f64 = 4.0;
            means "Half-lives at the start of a stretch that an export cuts out: what came before it is missing, so the score is at least what is shown.";
            larger "more days are marked as filling.";
            range "above 0.";
            source "After four halvings a sixteenth is left of what is missing.";

        style_days: i64 = 180;
            means "Days of own activity that the style is read from.";
            larger "the style changes more slowly.";
            range "above 0.";
            source "Our choice: half a year.";

        style_weeks: i64 = 26;
            means "Weeks over which consistency is counted.";
            larger "consistency takes longer to earn.";
            range "above 0; the weeks of `style_days`.";
            source "As many as `style_days` holds.";

        style_partners: f64 = 150.0;
            means "Partners at which the axis focused to broad is full.";
            larger "the axis is harder to fill.";
            range "above 1.";
            source "Our choice: about as many relations as people keep up (Dunbar's number).";

        style_min_acts: usize = 10;
            means "Own acts below which there is not enough to name a style.";
            larger "fewer people get a style.";
            range "at least 1.";
            source "Our choice.";
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
