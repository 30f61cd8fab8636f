//! Style: how somebody acts, in four axes and sixteen names. Independent of the score, which knows what others did.
//!
//! Read from the owner's own deeds: posts, and acts towards others. A post and the acts that come from the same row of
//! the export (a reply, and the mention in it) are one deed. Where a share is of nothing (no posts at all, nobody
//! addressed) the axis is at 0: nothing of it is seen.

use crate::Result;
use crate::ledger::{AccountIx, Ledger, NetworkIx, Row};
use crate::model::Model;
use crate::order::Order;
use crate::record::{Kind, PostKind, Relation};
use crate::score::{Day, Options, People, Receivers, Times};
use serde::Serialize;
use std::collections::HashMap;

/// How somebody acts, as of one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Style {
    /// One of sixteen.
    pub name: &'static str,
    /// 0 to 1: mean of creating and consistent.
    pub x: f64,
    /// 0 to 1: mean of participating and broad.
    pub y: f64,
    /// The four axes.
    pub axes: Axes,
    /// The way through the grid: the name at the end of each month (`YYYY-MM`) in which there is enough to say.
    pub path: Vec<(String, &'static str)>,
}

/// The four axes, each 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Axes {
    /// Sharing to creating: the share of originals and replies among own posts.
    pub creating: f64,
    /// Listening to participating: the share of posts and acts made among those and likes and follows given.
    pub participating: f64,
    /// Focused to broad: over how many people own acts are spread, on a logarithmic scale.
    pub broad: f64,
    /// Casual to consistent: the share of weeks with any own deed.
    pub consistent: f64,
}

/// The names by y, the lowest first, then by x.
pub(crate) const NAMES: [[&str; 4]; 4] = [
    ["Observer", "Explorer", "Activist", "Specialist"],
    ["Dabbler", "Conversationalist", "Socializer", "Networker"],
    ["Syndicator", "Feeder", "Thought Leader", "Pundit"],
    ["Curator", "Broadcaster", "Taste Maker", "Celebrity"],
];

/// What a style means, in a sentence.
pub fn description(name: &str) -> &'static str {
    match name {
        "Curator" => "Passes on what others made, to many people, now and then.",
        "Broadcaster" => "Passes on a good deal, to a wide circle.",
        "Taste Maker" => "Mixes own and found things for a wide circle, and often.",
        "Celebrity" => "Makes own things all the time and talks with very many.",
        "Syndicator" => "Passes on what others made, with a circle of some size.",
        "Feeder" => "Keeps a circle supplied, mostly with what others made.",
        "Thought Leader" => "Writes regularly, and is in conversation about it.",
        "Pundit" => "Writes all the time, and is in conversation with a good many.",
        "Dabbler" => "Drops in now and then, with few people.",
        "Conversationalist" => "Talks with a small circle, if not every week.",
        "Socializer" => "Writes and talks with a circle, most weeks.",
        "Networker" => "Writes nearly every week and keeps a circle of contacts warm.",
        "Observer" => "Watches more than acts.",
        "Explorer" => "Mostly listens, and tries things out.",
        "Activist" => "Speaks up for something, to few, and keeps at it.",
        "Specialist" => "Writes steadily for few people.",
        _ => "",
    }
}

/// What one own deed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Created,
    Shared,
    Acted,
    Listened,
}

/// Whom an own act was addressed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Addressed {
    Person(u32),
    Thread(u32),
}

/// The owner's own activity on the watched networks, by day.
struct Activity<'a> {
    model: &'a Model,
    deeds: Vec<(Day, Deed)>,
    addressed: Vec<(Day, Addressed)>,
    /// By thread: its other members, each with the day since when they read it.
    threads: HashMap<u32, Vec<(Day, u32)>>,
}

/// The owner's style at the end of `as_of`; `None` with fewer than [`Model::style_min_acts`] own deeds in the last
/// [`Model::style_days`]: not enough to say.
///
/// # Errors
/// Options that name nobody or an account that is not there.
pub fn style(ledger: &Ledger, model: &Model, options: &Options, as_of: Day) -> Result<Option<Style>> {
    let activity = Activity::new(ledger, model, options, as_of)?;
    let Some(axes) = activity.axes(as_of) else { return Ok(None) };
    let (x, y) = position(axes);
    let path = activity.path(as_of);
    Ok(Some(Style { name: name(x, y), x, y, axes, path }))
}

/// The last style, kept for the next question about the same ledger. What others did, are worth or might have done
/// changes nothing in how somebody acts.
#[derive(Debug, Default)]
pub struct Known(Option<(Options, [f64; 4], Option<Style>)>);

impl Known {
    /// As [`style`].
    ///
    /// # Errors
    /// As [`style`].
    pub fn style(&mut self, ledger: &Ledger, model: &Model, options: &Options, as_of: Day) -> Result<Option<Style>> {
        let own = Options {
            profile: options.profile,
            disabled: options.disabled.clone(),
            joins: options.joins.clone(),
            as_of: Some(as_of),
            ..Options::new(options.owner.clone())
        };
        let constants =
            [model.style_days as f64, model.style_weeks as f64, model.style_min_acts as f64, model.style_partners];
        let (.., style) = match self.0.take().filter(|known| (&known.0, &known.1) == (&own, &constants)) {
            Some(known) => self.0.insert(known),
            None => {
                let style = style(ledger, model, &own, as_of)?;
                self.0.insert((own, constants, style))
            }
        };
        Ok(style.clone())
    }
}

fn position(axes: Axes) -> (f64, f64) {
    ((axes.creating + axes.consistent) / 2.0, (axes.participating + axes.broad) / 2.0)
}

fn name(x: f64, y: f64) -> &'static str {
    let step = |v: f64| ((4.0 * v) as usize).min(3);
    NAMES[step(y)][step(x)]
}

impl<'a> Activity<'a> {
    fn new(ledger: &Ledger, model: &'a Model, options: &Options, as_of: Day) -> Result<Activity<'a>> {
        let people = People::new(ledger, options)?;
        let times = Times::new(ledger);
        let own = |account: AccountIx| people.of(account) == people.owner;
        let watched = |network: NetworkIx| options.watches(&ledger.networks[network].name);
        let day = |when, row| times.day(when, row).filter(|day| *day <= as_of);
        let mut deeds: Vec<(Row, Deed, Day)> = Vec::new();
        for post in ledger.posts.iter().filter(|p| own(p.author) && watched(p.network)) {
            let deed = if post.kind == PostKind::Repost { Deed::Shared } else { Deed::Created };
            deeds.extend(day(post.when, post.row).map(|day| (post.row, deed, day)));
        }
        for line in ledger.contacts.iter().filter(|c| own(c.owner)) {
            let given = matches!(line.relation, Relation::Following | Relation::RequestSent);
            let day = day(line.since, line.row).filter(|_| given && watched(ledger.accounts[line.account].network));
            deeds.extend(day.map(|day| (line.row, Deed::Listened, day)));
        }
        let receivers = Receivers::new(ledger, &people, model);
        let mut addressed = Vec::new();
        let mut threads: HashMap<u32, Vec<(Day, u32)>> = HashMap::new();
        for act in ledger.acts.iter().filter(|a| own(a.from) && watched(ledger.accounts[a.from].network)) {
            let Some(day) = day(act.when, act.row) else { continue };
            let listened = matches!(act.kind, Kind::Reaction | Kind::Follow);
            deeds.push((act.row, if listened { Deed::Listened } else { Deed::Acted }, day));
            match (act.to, act.thread) {
                (Some(to), _) if !own(to) => addressed.push((day, Addressed::Person(people.of(to)))),
                (None, Some(thread)) => {
                    addressed.push((day, Addressed::Thread(thread)));
                    threads.entry(thread).or_insert_with(|| receivers.members(thread));
                }
                _ => {}
            }
        }
        // One row, one deed: the first in the order of `Deed`.
        deeds.order();
        deeds.dedup_by_key(|(row, ..)| *row);
        let mut deeds: Vec<(Day, Deed)> = deeds.into_iter().map(|(_, deed, day)| (day, deed)).collect();
        deeds.order();
        addressed.order();
        Ok(Activity { model, deeds, addressed, threads })
    }

    /// The axes as of one day.
    fn axes(&self, day: Day) -> Option<Axes> {
        let since = day.before(self.model.style_days as i32);
        let deeds = within(&self.deeds, since, day);
        if deeds.len() < self.model.style_min_acts {
            return None;
        }
        let count = |of: &[Deed]| deeds.iter().filter(|(_, deed)| of.contains(deed)).count() as f64;
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Some(Axes {
            creating: share(count(&[Deed::Created]), count(&[Deed::Created, Deed::Shared])),
            participating: 1.0 - share(count(&[Deed::Listened]), deeds.len() as f64),
            broad: self.breadth(within(&self.addressed, since, day), day),
            consistent: self.weeks(day),
        })
    }

    /// The share of the last weeks, counted back from `day`, with any own deed.
    fn weeks(&self, day: Day) -> f64 {
        let weeks = self.model.style_weeks as i32;
        let mut active: Vec<i32> =
            within(&self.deeds, day.before(7 * weeks), day).iter().map(|(d, _)| (day.0 - d.0) / 7).collect();
        active.dedup();
        active.len() as f64 / f64::from(weeks)
    }

    /// The effective number of partners on a logarithmic scale. An act towards a whole thread is spread evenly over
    /// those who read it by `day`.
    fn breadth(&self, addressed: &[(Day, Addressed)], day: Day) -> f64 {
        let mut acts: Vec<Addressed> = addressed.iter().map(|(_, to)| *to).collect();
        acts.order();
        let mut partners: Vec<(u32, f64)> = Vec::new();
        for same in acts.chunk_by(|a, b| a == b) {
            let acts = same.len() as f64;
            match same[0] {
                Addressed::Person(person) => partners.push((person, acts)),
                Addressed::Thread(thread) => {
                    let members = self.threads.get(&thread).map_or(&[][..], Vec::as_slice);
                    let members = &members[..members.partition_point(|(since, _)| *since <= day)];
                    for (_, person) in members {
                        partners.push((*person, acts / members.len() as f64));
                    }
                }
            }
        }
        partners.order_by_key(|(person, _)| *person);
        let sum = |same: &[(u32, f64)]| same.iter().map(|(_, acts)| acts).sum::<f64>();
        let partners: Vec<f64> = partners.chunk_by(|a, b| a.0 == b.0).map(sum).collect();
        let all: f64 = partners.iter().sum();
        if all == 0.0 {
            return 0.0;
        }
        // ln of the effective number is the entropy itself.
        let entropy: f64 = partners.iter().map(|acts| acts / all).map(|p| -p * libm::log(p)).sum();
        (entropy / libm::log(self.model.style_partners)).clamp(0.0, 1.0)
    }

    /// The names at the ends of months.
    fn path(&self, as_of: Day) -> Vec<(String, &'static str)> {
        let mut path = Vec::new();
        let Some((first, _)) = self.deeds.first() else { return path };
        let mut month = first.month_end();
        loop {
            let day = month.min(as_of);
            if let Some(axes) = self.axes(day) {
                let (x, y) = position(axes);
                path.push((day.month(), name(x, y)));
            }
            if month >= as_of {
                return path;
            }
            month = Day(month.0 + 1).month_end();
        }
    }
}

/// What lies after `since`, up to `day`.
fn within<T>(sorted: &[(Day, T)], since: Day, day: Day) -> &[(Day, T)] {
    let from = sorted.partition_point(|(d, _)| *d <= since);
    &sorted[from..sorted.partition_point(|(d, _)| *d <= day).max(from)]
}
