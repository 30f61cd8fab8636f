//! What must hold of every score (§10 of the model), over worlds drawn from seeds. Each property is a plain function of
//! a seed, so that the same ones run natively (proptest chooses the seeds) and in the browser.

mod worlds;

use cloutscope::ledger::*;
use cloutscope::model::Model;
use cloutscope::score::{Day, Options, Outcome, Scored, run};
use std::collections::BTreeMap;
use worlds::*;

/// A drawn world, to change, and to score with options drawn from the same seed.
struct Case {
    seed: u64,
    exports: Vec<Export>,
    draw: Draw,
}

impl Case {
    fn new(seed: u64) -> Case {
        Case { seed, exports: world(seed), draw: Draw(seed ^ 0xca5e) }
    }

    /// Given scores and connection days: the same for every ledger made of the same world.
    fn options(&self, ledger: &Ledger) -> Options {
        let mut options = options(ledger);
        let mut draw = Draw(self.seed ^ 0x0471);
        for (name, known) in [("ann", 61.0), ("ben", 5.0), ("member 3", 44.0)] {
            if draw.one_in(2) {
                let accounts = 0..ledger.accounts.len() as AccountIx;
                let named = accounts.filter(|a| ledger.accounts[*a as usize].key == name);
                options.scores.extend(named.map(|a| (a, known)));
            }
        }
        for network in ["twitter", "linkedin", "list", "chat"] {
            if draw.one_in(4) {
                options.connected.insert(network.to_owned(), on(draw.below(LENGTH as u64) as i64));
            }
        }
        options.prestige = !draw.one_in(5);
        options.as_of = Some(on(LENGTH));
        options
    }

    fn score(&self) -> Option<(Ledger, Options, Scored)> {
        let ledger = ledger(&self.exports);
        let options = self.options(&ledger);
        let scored = score_with(&ledger, &options)?;
        Some((ledger, options, scored))
    }

    fn curve(&self) -> BTreeMap<Day, f64> {
        self.score().map(|(.., scored)| scored.curve().into_iter().collect()).unwrap_or_default()
    }
}

fn score_with(ledger: &Ledger, options: &Options) -> Option<Scored> {
    match run(ledger, &Model::default(), options).expect("options that fit") {
        Outcome::Scored(scored) => Some(*scored),
        Outcome::Unscored(_) => None,
    }
}

/// On no day from `from` on lower (`sign` 1) or higher (−1) than before. A day without a score is one at 0.
fn never_less(before: &BTreeMap<Day, f64>, after: &BTreeMap<Day, f64>, from: Day, sign: f64, what: &str) {
    for day in before.keys().chain(after.keys()).filter(|day| **day >= from) {
        let at = |curve: &BTreeMap<Day, f64>| curve.get(day).copied().unwrap_or(0.0);
        let (a, b) = (at(before), at(after));
        assert!(sign * (b - a) > -1e-10, "{what}: {a} became {b} on {day}");
    }
}

/// §10.1
fn posts_without_reactions_never_raise(seed: u64) {
    let mut case = Case::new(seed);
    let before = case.curve();
    for n in 0..3 {
        let export = case.draw.below(case.exports.len() as u64) as usize;
        let at = noon(case.draw.below(LENGTH as u64) as i64);
        case.exports[export].post("me", &format!("unheard {n}"), PostKind::Original, at);
    }
    never_less(&before, &case.curve(), Day::FIRST, -1.0, "posts alone");
}

/// §10.2: nothing that is text, names included, reaches the score.
fn text_changes_nothing(seed: u64) {
    let mut case = Case::new(seed);
    let before = bits(&case);
    for export in &mut case.exports {
        for person in &mut export.0.people {
            person.names = vec!["💥 </script>".to_owned()];
        }
        for string in &mut export.0.strings {
            *string = format!("{string} and more");
        }
    }
    assert_eq!(before, bits(&case));
}

/// §10.3: any received interaction, on any day from then on. It comes from anybody, about anything that has no counts
/// (there the ledger would take it out of them), but not into a thread (where its sender might be new).
fn more_is_never_less(seed: u64) {
    let mut case = Case::new(seed);
    let before = case.curve();
    let export = case.draw.below(case.exports.len() as u64) as usize;
    let at = noon(case.draw.below(LENGTH as u64) as i64);
    let from = case.draw.pick(&["ann", "ben", "cat", "somebody new", "member 0", "member 7"]);
    let kind = case.draw.pick(&Kind::ALL);
    let uncounted: Vec<Sym> = {
        let import = &case.exports[export].0;
        let counted = |p: &&Post| import.tallies.iter().all(|t| t.object != p.object);
        import.posts.iter().filter(counted).map(|p| p.object).collect()
    };
    let about = (!uncounted.is_empty() && case.draw.one_in(2)).then(|| case.draw.pick(&uncounted));
    case.exports[export].act(kind, from, "me", at).object = about;
    never_less(&before, &case.curve(), Day::of(at), 1.0, "one more");
}

/// §10.4: two newcomers do the same at the same time; what the higher-scored did adds at least as much.
fn higher_scored_add_at_least_as_much(seed: u64) {
    let mut case = Case::new(seed);
    let export = case.draw.below(case.exports.len() as u64) as usize;
    let at = noon(case.draw.below(LENGTH as u64) as i64);
    let kind = case.draw.pick(&Kind::ALL);
    let (a, b) = (case.draw.below(1_001) as f64 / 10.0, case.draw.below(1_001) as f64 / 10.0);
    for who in ["newcomer 1", "newcomer 2"] {
        case.exports[export].act(Kind::Reaction, who, "me", START);
    }
    let curve = |who: &str| -> BTreeMap<Day, f64> {
        let mut exports = case.exports.clone();
        exports[export].act(kind, who, "me", at);
        let ledger = ledger(&exports);
        let mut options = case.options(&ledger);
        let network = &exports[export].0.network;
        options.scores.push((account(&ledger, network, "newcomer 1"), a.min(b)));
        options.scores.push((account(&ledger, network, "newcomer 2"), a.max(b)));
        score_with(&ledger, &options).map(|s| s.curve().into_iter().collect()).unwrap_or_default()
    };
    never_less(&curve("newcomer 1"), &curve("newcomer 2"), Day::FIRST, 1.0, "the higher-scored");
}

/// §10.5
fn one_more_network_is_never_less(seed: u64) {
    let mut case = Case::new(seed);
    let after = case.curve();
    let ledger = ledger(&case.exports);
    let mut options = case.options(&ledger);
    let network = case.draw.below(ledger.networks.len() as u64) as usize;
    options.disabled.insert(ledger.networks[network].name.clone());
    let curve = |scored: Scored| scored.curve().into_iter().collect();
    let before = score_with(&ledger, &options).map(curve).unwrap_or_default();
    never_less(&before, &after, Day::FIRST, 1.0, "one more network");
}

/// §10.6: on days without any act or count, only amplification recovers.
fn quiet_days_hardly_rise(seed: u64) {
    let case = Case::new(seed);
    let Some((ledger, options, scored)) = case.score() else { return };
    let acts = ledger.acts.iter().map(|a| a.when.at);
    let times = acts.chain(ledger.tallies.iter().map(|t| t.when.at)).chain(ledger.posts.iter().map(|p| p.when.at));
    let busy: Vec<Day> = times.flatten().map(Day::of).chain(options.connected.values().copied()).collect();
    let q = 0.5_f64.powf(1.0 / 30.0);
    let step = 100.0 / 7.0 * (q + 0.2401 * (1.0 - q)).powf(-0.25).log10();
    assert!(step < 0.0273);
    for pair in scored.curve().windows(2) {
        let ((_, before), (day, after)) = (pair[0], pair[1]);
        assert!(
            busy.contains(&day) || after - before <= step / (1.0 - 0.215) + 1e-10,
            "{before} to {after} on {day}"
        );
    }
}

/// §10.7, and that nothing is called nothing only where there is nothing.
fn scores_are_scores(seed: u64) {
    let Some((_, _, scored)) = Case::new(seed).score() else { return };
    for (day, score) in scored.curve() {
        assert!(score.is_finite() && (0.0..=100.0).contains(&score), "{score} on {day}");
    }
    let [low, high] = scored.band();
    assert!(low <= scored.score() && scored.score() <= high && low >= 0.0 && high <= 100.0);
    let gauges = scored.gauges();
    for gauge in [gauges.amplification, gauges.network].into_iter().flatten() {
        assert!((0.0..=100.0).contains(&gauge), "{gauge}");
    }
    assert!(
        (scored.evidence() == 0.0) == (scored.score() == 0.0) && (scored.score() > 0.0 || scored.points().is_empty())
    );
}

/// §10.8
fn order_changes_no_bit(seed: u64) {
    let mut case = Case::new(seed);
    let before = bits(&case);
    let Case { exports, draw, .. } = &mut case;
    draw.shuffle(exports);
    for export in exports {
        draw.shuffle(&mut export.0.interactions);
        draw.shuffle(&mut export.0.tallies);
        draw.shuffle(&mut export.0.posts);
        draw.shuffle(&mut export.0.contacts);
        draw.shuffle(&mut export.0.threads);
    }
    assert_eq!(before, bits(&case));
}

/// §10.9, and that curve, score and causes are one computation.
fn everything_adds_up(seed: u64) {
    let mut case = Case::new(seed);
    let Some((_, _, scored)) = case.score() else { return };
    let sum: f64 = scored.points().iter().map(|p| p.points).sum();
    assert!((sum - scored.score()).abs() < 1e-9, "points: {sum}, score: {}", scored.score());
    assert!(scored.points().is_sorted_by(|a, b| a.points >= b.points));
    let networks: f64 = scored.networks().iter().map(|n| n.points).sum();
    assert!((networks - scored.score()).abs() < 1e-9);
    let curve: BTreeMap<Day, f64> = scored.curve().into_iter().collect();
    let on_curve = |day: Day| curve.get(&day).copied().unwrap_or(0.0).to_bits();
    assert_eq!(on_curve(scored.as_of()), scored.score().to_bits());
    for _ in 0..4 {
        let days = [(); 2].map(|()| on(case.draw.below(LENGTH as u64 + 1) as i64));
        let (from, to) = (days[0].min(days[1]), days[0].max(days[1]));
        let why = scored.why(from, to).expect("days in order");
        assert_eq!((why.from_score.to_bits(), why.to_score.to_bits()), (on_curve(from), on_curve(to)));
        let sum: f64 = why.moves.iter().map(|m| m.points).sum();
        let moved = why.to_score - why.from_score;
        assert!((sum - moved).abs() < 1e-9, "causes: {sum}, difference: {moved}");
    }
}

/// §10.10, as far as it concerns the score.
fn twice_is_once(seed: u64) {
    let mut case = Case::new(seed);
    let before = bits(&case);
    let again: Vec<Export> = case.exports.iter().cloned().rev().collect();
    case.exports.extend(again);
    assert_eq!(before, bits(&case));
}

/// All numbers of a result, bit by bit.
fn bits(case: &Case) -> Vec<u64> {
    let Some((_, _, scored)) = case.score() else { return Vec::new() };
    let curve = scored.curve().into_iter().map(|(_, s)| s);
    let points = scored.points().iter().flat_map(|p| [p.points, p.without, p.strength, p.partner_factor]);
    let why = scored.why(on(20), on(150)).expect("days in order");
    let causes: Vec<f64> = why.moves.iter().map(|m| m.points).collect();
    let rest =
        scored.band().into_iter().chain(scored.delta()).chain([scored.evidence(), scored.gauges().reach as f64]);
    curve.chain(points).chain(causes).chain(rest).map(f64::to_bits).collect()
}

/// §10.11: these bits, natively and in every browser.
fn a_digest_of_many_worlds() -> u64 {
    let mix = |hash: u64, bits: u64| (hash ^ bits).wrapping_mul(0x100_0000_01b3);
    (0..24).flat_map(|seed| bits(&Case::new(seed))).fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Each property as a test: of seeds chosen by proptest natively, of the first few in the browser.
macro_rules! properties {
    ($($property:ident)*) => {
        #[cfg(not(target_arch = "wasm32"))]
        mod native {
            proptest::proptest! {
                #![proptest_config(proptest::test_runner::Config { cases: 96, failure_persistence: None, ..Default::default() })]
                $(#[test] fn $property(seed: u64) { super::$property(seed); })*
            }
        }

        #[cfg(target_arch = "wasm32")]
        mod browser {
            use wasm_bindgen_test::wasm_bindgen_test;

            wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
            $(#[wasm_bindgen_test] fn $property() { (0..16).for_each(super::$property); })*
        }
    };
}

properties! {
    posts_without_reactions_never_raise
    text_changes_nothing
    more_is_never_less
    higher_scored_add_at_least_as_much
    one_more_network_is_never_less
    quiet_days_hardly_rise
    scores_are_scores
    order_changes_no_bit
    everything_adds_up
    twice_is_once
}

/// Changes with any change of the model, of the worlds above, or of the order in which sums run.
const DIGEST: u64 = 0;

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_same_bits_everywhere() {
    let digest = a_digest_of_many_worlds();
    assert_eq!(digest, DIGEST, "{digest:#x}");
}

/// The worlds must hold what the properties are about.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn worlds_are_worth_it() {
    let cases: Vec<_> = (0..200).filter_map(|seed| Case::new(seed).score()).collect();
    let share = |of: &dyn Fn(&(Ledger, Options, Scored)) -> bool| cases.iter().filter(|case| of(case)).count();
    assert!(cases.len() > 190);
    assert!(share(&|(.., s)| s.points().iter().any(|p| p.partner_score.is_some_and(|s| s.fract() != 0.0))) > 20);
    assert!(share(&|(.., s)| s.networks().iter().any(|n| n.amplification_factor < 1.0)) > 20);
    assert!(share(&|(.., s)| s.networks().iter().any(|n| n.amplification_factor > 1.0)) > 20);
    assert!(share(&|(.., s)| s.ignored().undated > 0) > 100);
    assert!(share(&|(.., s)| s.networks().iter().any(|n| n.crowd > 1e5)) > 10);
}
