//! The document itself, section by section: plain words first, then the formula.

use super::constants::{Checked, CheckedLine, Valued, checked, constants, number as n, shown};
use super::markup::{document, formula, grid, list, p, section, text};
use crate::Result;
use crate::model::{Model, VERSION, Weights};
use crate::report::KLOUT_2014;
use crate::style;
use crate::validation::{ACTIVE, HORIZON};

/// The page for a model.
///
/// # Errors
/// As [`constants`].
pub fn html(model: &Model) -> Result<String> {
    let sections = [
        measures(model),
        weights(model),
        strength(model),
        partners(model),
        amplification(model),
        together(model),
        known(model),
        explained(),
        style(model),
        worth(&checked()),
        limits(model),
        table(model)?,
    ];
    let title = format!("How the score works, model {VERSION}");
    Ok(document(&title, &sections))
}

fn measures(m: &Model) -> String {
    let (full, digits) = (n(m.full_score), n(m.full_scale_digits));
    let people = [1.0, 23.0, 50.0, 116.0, 3_161.0, libm::pow(10.0, m.full_scale_digits)];
    let rows = people.map(|e| vec![n(e), format!("{:.1}", m.score(e))]);
    section(
        "What it measures",
        &[
            p(
                "Influence is what others do because of you. Only what you <em>received</em> counts: reactions, answers, \
                 messages, followers. What you post, on which topic and in which tone, never counts by itself.",
            ),
            p(
                "The unit is one engaged person of average standing: somebody who reacted about twice lately. E is how many \
                 of them you are worth, and the score S puts that number on a scale where every few \
                 points more take twice as many people.",
            ),
            formula(format!("S = min({full}, {full}/{digits} · log<sub>10</sub>(1 + E))")),
            grid(&["engaged people", "score"], rows),
            p(format!(
                "Nobody ever reacts: exactly 0. From a few people on, twice as many are {:.1} points more, and ten times \
                 as many {:.1}.",
                m.full_score / m.full_scale_digits * 2.0_f64.log10(),
                m.full_score / m.full_scale_digits
            )),
        ],
    )
}

fn weights(m: &Model) -> String {
    let values = serde_json::to_value(&m.weights).expect("numbers with names");
    let rows = Weights::CONSTANTS.iter().map(|c| vec![c.field.to_owned(), shown(&values[c.field]), text(c.meaning)]);
    section(
        "What counts, and how much",
        &[
            grid(&["act", "weight", "what it is"], rows),
            p(format!(
                "An answer that comes within {0} days after you wrote to that person, or to all, in the same place counts {1} \
                 in place of its own weight. A message to a whole thread of three or more reaches those in the conversation: \
                 the last {2} who wrote there before it, of the last {3} days; to each of k people it is worth {1} / k. Whom \
                 a list names as a member, and who is silent, it doesn't reach. Somebody follows you once. Your acts towards \
                 yourself never count.",
                m.answering_days,
                n(m.weights.answering),
                m.conversation_people,
                m.conversation_days
            )),
        ],
    )
}

fn strength(m: &Model) -> String {
    let example = |x: f64| format!("{:.2}", m.strength(x));
    section(
        "How strong somebody's engagement is",
        &[
            p(format!(
                "Every act fades: it loses half its strength in {} days ({} on {}), and after {} times as long it is gone. For \
                 each person and network, what is left of their acts at the end of a day is added up to x. Many acts of one person count far less than one \
                 act each of many people, and whoever came back counts more than whoever passed by.",
                n(m.half_life_days),
                n(m.slow_half_life_days),
                m.slow_networks.join(" and "),
                n(m.half_lives)
            )),
            formula("x = Σ weight · 2<sup>−age / half-life</sup>"),
            formula("f(x) = log<sub>2</sub>(1 + x) · x / (1 + x)"),
            formula(format!("m = f(x in public) + {} · f(x in private)", n(m.private_share))),
            p(format!(
                "One fresh like is {}, three are {}, a hundred are {}. The first factor is breadth, the second the chance \
                 that they come back.",
                example(1.0),
                example(3.0),
                example(100.0)
            )),
            p(
                "Some exports count reactions without names. Then we take one simple reading that fits the counts: the \
                 same people reacted to everything. The j-th unnamed fan reacted to each post with at least j reactions, \
                 and their strengths add up.",
            ),
            formula(format!(
                "x<sub>j</sub> = Σ over posts, faded: {}·[reactions ≥ j] + {}·[reposts ≥ j] + {}·[replies ≥ j]; crowd = \
                 Σ<sub>j</sub> f(x<sub>j</sub>)",
                n(m.weights.reaction),
                n(m.weights.repost),
                n(m.weights.reply)
            )),
        ],
    )
}

fn partners(m: &Model) -> String {
    let factor = |s: f64| vec![n(s), format!("{:.2}", m.partner_factor(Some(s)))];
    section(
        "Who reacts",
        &[
            p(format!(
                "Somebody who is themselves listened to counts more. A partner with a score of {} counts 1, {} points more \
                 count double, {} more count {}; nobody counts less than {} or more than {}. Of whom nothing is known \
                 counts 1.",
                n(m.average_score),
                n(m.doubling_points),
                n(2.0 * m.doubling_points),
                n(m.partner_factor(Some(m.average_score + 2.0 * m.doubling_points))),
                n(m.partner_min),
                n(m.partner_max)
            )),
            formula(format!(
                "v(s) = 2<sup>(s − {}) / {}</sup>, at least {}, at most {}",
                n(m.average_score),
                n(m.doubling_points),
                n(m.partner_min),
                n(m.partner_max)
            )),
            grid(&["partner's score", "counts"], [0.0, 20.0, 44.0, 61.0, 100.0].map(factor)),
            p(
                "A partner's score is what you say it is (<code>people.csv</code>, or their card). Else, where your files show \
                 what others receive, too (a mailing list, a group chat, several people's exports together), everybody's \
                 score there is found at once, as the one set of scores in which each agrees with all others; what can be \
                 seen of somebody is a lower bound, so there it never counts against them. Else it is unknown. A reaction by \
                 somebody with a low score never lowers yours.",
            ),
            p(
                "<strong>This factor is a definition of standing, not a proven predictor.</strong> On the data below, scores \
                 without it foresee as well. It can be switched off: everybody then counts 1.",
            ),
        ],
    )
}

fn amplification(m: &Model) -> String {
    section(
        "Reactions per post",
        &[
            p(format!(
                "A hundred reactions to ten posts tell more than a hundred to a thousand. Where an export shows what others \
                 did with your posts, the network's evidence is multiplied by a factor between {} and {}. {} imagined \
                 posts with one reaction each keep it steady while there are few.",
                n(m.amplification_min),
                n(m.amplification_max),
                n(m.prior_posts)
            )),
            formula(format!(
                "a = ((reactions + {0}) / (posts + {0}))<sup>{1}</sup>, at least {2}, at most {3}; both faded",
                n(m.prior_posts),
                n(m.amplification_exponent),
                n(m.amplification_min),
                n(m.amplification_max)
            )),
            p("Elsewhere a = 1. So a post that nobody reacts to can lower the score a little, and never raises it."),
        ],
    )
}

fn together(m: &Model) -> String {
    section(
        "Together",
        &[
            formula("E = Σ over networks: a · (Σ over people v · m + crowd)"),
            p(
                "Connecting a network never lowers the score. A network may have a day from which it counts, as one connected \
                 accounts on Klout; before it, it adds nothing. The curve is the score of every day, each from what had \
                 happened by its end (24:00 UTC); only reactions without names stand on the day of their post.",
            ),
            list(&[
                format!(
                    "<strong>Band</strong>: the smallest and the largest score with {} and {} times the half-lives.",
                    n(m.band[0]),
                    n(m.band[1])
                ),
                format!(
                    "<strong>True reach</strong>: people, with a name or without, whose x is at least {}.",
                    n(m.reach_threshold)
                ),
                "<strong>Amplification</strong>: the chance, in percent, that a post draws at least one reaction: \
                 (answered posts + 1) / (posts + 2), both faded."
                    .to_owned(),
                format!(
                    "<strong>Network</strong>: the average score of those who engage with you, by their m; unknown ones \
                     count as {}.",
                    n(m.average_score)
                ),
            ]),
        ],
    )
}

fn known(m: &Model) -> String {
    section(
        "What an export can't know",
        &[
            p(format!(
                "An export knows the days from its first record to the day it was made; up to {} days between two exports are \
                 silence. What lies behind its end is unknown, and unknown is not nothing: for {} days a network's last known \
                 state is carried, and said to be; then it has ended, and counts nothing. Days before the first known one, and \
                 gaps, have no score. So one more export never lowers the score by ageing another.",
                m.gap_days, m.carried_days
            )),
            p(format!(
                "Where an export is cut out of what there is (one chat, a month of a list), the first {} half-lives are still \
                 filling: the score is at least what is shown. Differences between days, and your own measure (your highest \
                 day, your median, the share of days below today's), compare known days only.",
                n(m.filling_half_lives)
            )),
            p(format!(
                "Wrong clocks don't stretch that. A record is kept, counted, and never scored, where it is more than {} days \
                 newer than its export, where it stands behind {} days without any among fewer than 1 in {} of its export's, \
                 and before {}, where there are later ones.",
                m.joining.clock_ahead_days,
                m.joining.clock_silent_days,
                m.joining.clock_few,
                m.joining.clock_first_day
            )),
        ],
    )
}

fn explained() -> String {
    section(
        "Every point, and every movement",
        &[
            p(
                "The points of a person (or crowd) on a network by one kind of act are their share of E, times S. They add up \
                 to the score. Beside them stands what the score would be without.",
            ),
            p(
                "Between two days, each person and network moves the score by a part that splits exactly, whatever the order, \
                 into what is <em>new</em>, what is <em>fading</em>, changed <em>standing</em>, changed \
                 <em>amplification</em>, and networks <em>connected</em>, <em>removed</em> or <em>ended</em>. The parts add up \
                 to the movement.",
            ),
            p(
                "The code that adds the evidence also yields its explanation: there is no second computation that could \
                 disagree.",
            ),
        ],
    )
}

fn style(m: &Model) -> String {
    let names = style::NAMES.iter().rev().flatten();
    section(
        "Style",
        &[
            p(format!(
                "Style says how you act, and is not part of the score. It is read from your own acts of the last {} days, in \
                 four axes from 0 to 1: sharing or creating (own posts among all), listening or participating (acts among \
                 acts, likes and follows), focused or broad (over how many people, on a logarithmic scale up to {}), \
                 casual or consistent (weeks of the last {} with any act). Fewer than {} acts are not enough to say.",
                m.style_days,
                n(m.style_partners),
                m.style_weeks,
                m.style_min_acts
            )),
            formula("x = (creating + consistent) / 2; y = (participating + broad) / 2; four steps each"),
            grid(&["style", "what it means"], names.map(|name| vec![text(name), text(style::description(name))])),
        ],
    )
}

/// The data sets of `validation.json`: file, what it is, where to get it.
const DATA: [(&str, &str, &str); 3] = [
    ("collegemsg.txt", "messages among students", "https://snap.stanford.edu/data/CollegeMsg.html"),
    ("dnc-email.txt", "e-mail of a party's office", "http://konect.cc/networks/dnc-temporalGraph/"),
    (
        "email-eu-truncated.txt",
        "e-mail of a research institution, the first months",
        "https://snap.stanford.edu/data/email-Eu-core-temporal.html",
    ),
];

fn worth(checked: &[Checked]) -> String {
    let title = |c: &Checked| {
        let known = DATA.iter().find(|(file, ..)| *file == c.file);
        known.map_or(c.file.clone(), |(_, what, link)| format!("<a href=\"{link}\" rel=\"noreferrer\">{what}</a>"))
    };
    let titles: Vec<String> = checked.iter().map(title).collect();
    let head: Vec<&str> = ["measure"].into_iter().chain(titles.iter().map(String::as_str)).collect();
    let lines = checked.first().map(|c| c.lines.clone()).unwrap_or_default();
    let table = |of: fn(&CheckedLine) -> Option<f64>| {
        let row = |(ix, line): (usize, &CheckedLine)| {
            let rho = |c: &Checked| c.lines.get(ix).and_then(of).map_or(String::new(), |rho| format!("{rho:.3}"));
            [text(&line.name)].into_iter().chain(checked.iter().map(rho)).collect()
        };
        grid(&head, lines.iter().enumerate().map(row))
    };
    let sizes = checked.iter().map(|c| {
        format!(
            "{} acts, {} cut dates, up to {} people, {} of them active",
            n(c.events as f64),
            c.people.len(),
            c.people.last().unwrap_or(&0),
            c.active.iter().max().unwrap_or(&0)
        )
    });
    section(
        "What was checked, and what is defined",
        &[
            p(format!(
                "Influence has no yardstick, so most of this page is a definition: the weights, the partner factor, the limits \
                 of every factor, the scale. What can be checked is whether the number means anything for what comes next: \
                 computed at the end of a day from what had happened by then, and as it is shown (to one decimal), does it \
                 rank people as the number of different people who act towards them in the next {HORIZON} days does? On public \
                 data sets of time-stamped messages, with everybody scored, this is Spearman's rank correlation (1: the same \
                 order, 0: none), the mean over the cut dates. Plain counts stand beside it, also where they are better."
            )),
            p("Among everybody who had acted or received by the cut date:"),
            table(|line| Some(line.everybody)),
            p(format!("Among those who acted or received in the {ACTIVE} days before it:")),
            table(|line| Some(line.active)),
            p("Within one person over time, the mean over people:"),
            table(|line| line.within),
            p(format!("{}.", sizes.collect::<Vec<_>>().join("; "))),
            p(
                "So: the score foresees about as well as the best sums of fading acts, and better than PageRank, the h-index, \
                 all who ever wrote, and the number of own messages. On the institution's e-mail no plain count does better. \
                 On the two others the plain number of people who wrote within 14 or 30 days does, and so does the number of \
                 letters of 30 days: who fell silent has exactly 0 there, where the score still holds a rest. \
                 Letters say nothing about likes, crowds, amplification or how networks compare: there nothing was checked. \
                 <code>cloutscope validate</code> prints these tables for any file of “from to unixtime” lines.",
            ),
        ],
    )
}

fn limits(m: &Model) -> String {
    let klout = KLOUT_2014.iter().filter(|(_, below)| (1.0..100.0).contains(below));
    section(
        "What the number is not",
        &[
            list(&[
                "It is as complete as your exports: what they can't show is unknown, not zero, and said where it matters. \
                 Scores made from different networks can't be compared."
                    .to_owned(),
                "It is not what you are worth, nor how good what you write is. Reactions can be bought, and anger reacts, \
                 too."
                    .to_owned(),
                format!(
                    "It is not precise: the band says how much hangs on the half-life alone. A half-life of {} days is a \
                     choice among several that fit.",
                    n(m.half_life_days)
                ),
                "It is not Klout's score. Klout's formula was never published; this one only keeps its scale.".to_owned(),
            ]),
            p("For orientation, this is where Klout's scores of 100,258 Belgian Twitter users stood in 2014, on their measure \
               and not on ours:"),
            grid(&["Klout score", "below it"], klout.map(|(score, below)| vec![n(*score), format!("{} %", n(*below))])),
        ],
    )
}

fn table(m: &Model) -> Result<String> {
    let explained = constants(m)?;
    let row = |c: &Valued| {
        let about = c.about;
        vec![
            format!("<code>{}</code>", c.path),
            shown(&c.value),
            text(about.meaning),
            text(about.larger),
            text(about.range),
            text(about.source),
        ]
    };
    Ok(section(
        "Every constant",
        &[
            p(format!(
                "Any other value of these is another model; this is model {VERSION}, and each result says by which it was \
                 made. The list as JSON: <code>cloutscope model --json</code>."
            )),
            grid(
                &["field", "value", "what it is", "a larger value", "range", "where it comes from"],
                explained.constants.iter().map(row),
            ),
        ],
    ))
}
