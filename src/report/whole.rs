//! The whole report, and the answer that holds it.

use super::coverage::unscored;
use super::events::events;
use super::explained::{posts, ranked, totals, waiting};
use super::names::Names;
use super::own_acts::own_acts;
use super::shapes::{Answer, Member, Orientation, Report, TotalsOrder, Unscored};
use super::story::story;
use super::summary::{curve_points, delta, networks, own_measure, plain};
use super::why::explain;
use crate::Result;
use crate::ledger::{AccountIx, Ledger};
use crate::model::{Model, VERSION};
use crate::rhythm::Rhythm;
use crate::score::{self, Options, Outcome, Scored, Why};
use crate::style;

/// Every row of a list.
const ALL: (usize, usize) = (0, usize::MAX);

/// Makes the report, the curve included; `why` as it was asked for. The group, which takes its time, is left to
/// [`group`].
///
/// # Errors
/// Options that don't fit the ledger.
pub fn report(
    ledger: &Ledger,
    model: &Model,
    options: &Options,
    scored: &Scored,
    why: Option<&Why>,
) -> Result<Report> {
    let names = Names { ledger };
    let gauges = scored.gauges();
    let curve = scored.curve_days();
    let story = story(ledger, options, scored, why.map(|why| (why.from, why.to)))?;
    let posts = posts(ledger, options, scored, Some((story.from, story.to)), ALL)?;
    let people = ranked(ledger, options, scored, TotalsOrder::default(), "")?;
    Ok(Report {
        own: own_measure(scored, &curve),
        posts: posts.rows,
        no_post: posts.no_post,
        no_post_moved: posts.no_post_moved.unwrap_or_default(),
        people: totals(ledger, options, scored, &people, ALL)?.rows,
        waiting: waiting(ledger, options, scored)?,
        story,
        model: VERSION,
        as_of: scored.as_of(),
        owner: options.owner.0.iter().map(|&a| ledger.account_name(a)).collect(),
        score: scored.score(),
        evidence: scored.evidence(),
        band: scored.band(),
        delta: delta(scored),
        reach: gauges.reach,
        amplification: gauges.amplification,
        network: gauges.network,
        networks: networks(model, options, scored),
        unclaimed: ledger.unclaimed(&options.owner.0),
        style: style::style(ledger, model, options, scored.as_of())?,
        rhythm: Rhythm::of(ledger, options, scored.received(), scored.as_of())?,
        events: events(ledger, options, scored, &plain(&curve), None)?,
        curve: curve_points(ledger, &curve),
        points: scored.points().iter().map(|p| names.point(p)).collect(),
        given_points: scored.given_points(),
        why: why.map(|why| explain(ledger, scored, why, usize::MAX)),
        orientation: Orientation::of(scored.score()),
        ignored: scored.ignored(),
        people_unknown: Vec::new(),
        group: Vec::new(),
        imports: ledger.imports.clone(),
    })
}

/// Everybody's score, the largest first, where these exports show a group.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn group(ledger: &Ledger, model: &Model, options: &Options) -> Result<Vec<Member>> {
    let member = |(account, score): (AccountIx, f64)| Member {
        person: ledger.account_name(account),
        name: ledger.display_name(account).to_owned(),
        score,
    };
    Ok(score::group(ledger, model, options)?.into_iter().map(member).collect())
}

/// Scores, and says all about it: the report, or why there is no score.
///
/// # Errors
/// Options that don't fit the ledger, or days that the curve doesn't have.
pub fn answer(
    ledger: &Ledger,
    model: &Model,
    options: &Options,
    days: Option<(score::Day, score::Day)>,
) -> Result<Answer> {
    match score::run(ledger, model, options)? {
        Outcome::Scored(scored) => {
            let why = days.map(|(from, to)| scored.why(from, to)).transpose()?;
            let report = report(ledger, model, options, &scored, why.as_ref())?;
            Ok(Answer::Scored(Box::new(Report { group: group(ledger, model, options)?, ..report })))
        }
        Outcome::Unscored(why) => Ok(Answer::Unscored(Box::new(answer_unscored(ledger, model, options, &why)?))),
    }
}

/// Why there is no score, and what these exports show all the same.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn answer_unscored(ledger: &Ledger, model: &Model, options: &Options, why: &score::Unscored) -> Result<Unscored> {
    Ok(Unscored {
        score: (),
        no_score: unscored(why),
        owner: options.owner.0.iter().map(|&a| ledger.account_name(a)).collect(),
        candidates: ledger.candidates(),
        imports: ledger.imports.clone(),
        own_acts: own_acts(ledger, model, options, why, usize::MAX)?,
    })
}
