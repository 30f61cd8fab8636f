//! What must hold of every score (§10 of the model), over worlds drawn from seeds. Each property is a plain function of
//! a seed, so that the same ones run natively (proptest chooses the seeds) and in the browser.

#[path = "support/random_exports.rs"]
mod random_exports;

use cloutscope::ledger::*;
use cloutscope::model::Model;
use cloutscope::record::*;
use cloutscope::score::{Day, Imagined, Move, Options, Outcome, Prepared, Scored, group, run, run_again};
use random_exports::*;
use std::collections::BTreeMap;

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
    let q = 0.5_f64.powf(1.0 / 14.0);
    let step = 100.0 / 7.0 * (q + 0.2401 * (1.0 - q)).powf(-0.25).log10();
    assert!(step < 0.0583);
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

/// The group's table holds the owner's score to the bit, and on a list everybody's as if they were the owner.
fn the_table_is_what_each_would_see(seed: u64) {
    let case = Case::new(seed);
    let table = |ledger: &Ledger, options: &Options| group(ledger, &Model::default(), options).expect("a table");
    if let Some((ledger, options, scored)) = case.score() {
        let own = table(&ledger, &options).into_iter().find(|(a, _)| options.owner.0.contains(a));
        assert!(own.is_none_or(|(_, score)| score.to_bits() == scored.score().to_bits()));
    }
    let Some(list) = case.exports.iter().find(|e| e.0.group_source) else { return };
    let ledger = ledger(std::slice::from_ref(list));
    for (member, score) in table(&ledger, &Options::new(Owner(vec![0]))) {
        let own = score_with(&ledger, &Options::new(Owner(vec![member]))).map_or(0.0, |s| s.score());
        assert!((own - score).abs() < 1e-9, "{member}: {own}, {score} in the table");
    }
}

/// Another question about the same ledger: what-if or not.
fn another(draw: &mut Draw, ledger: &Ledger, options: &mut Options, model: &mut Model) {
    let network = ledger.networks[draw.below(ledger.networks.len() as u64) as usize].name.clone();
    let day = on(draw.below(LENGTH as u64 + 20) as i64);
    match draw.below(7) {
        0 => options.prestige = !options.prestige,
        1 => model.half_life_days = draw.pick(&[5.0, 30.0, 90.0]),
        2 => drop(options.connected.insert(network, day)),
        3 => options.scores.push((draw.below(ledger.accounts.len() as u64) as AccountIx, draw.below(101) as f64)),
        4 => options.as_of = draw.pick(&[None, Some(day)]),
        5 => options.imagined.clear(),
        _ => {
            let partner_score = draw.pick(&[None, Some(61.0)]);
            options.imagined.push(Imagined { network, kind: draw.pick(&Kind::ALL), day, partner_score });
        }
    }
}

/// What is kept from one question to the next changes no bit of the answer.
fn asking_again_is_asking_afresh(seed: u64) {
    let mut case = Case::new(seed);
    let ledger = ledger(&case.exports);
    let (mut options, mut model) = (case.options(&ledger), Model::default());
    let mut prepared = Prepared::default();
    for _ in 0..8 {
        let again = run_again(&mut prepared, &ledger, &model, &options).expect("options that fit");
        let afresh = run(&ledger, &model, &options).expect("options that fit");
        match (again, afresh) {
            (Outcome::Scored(again), Outcome::Scored(afresh)) => assert_eq!(bits_of(&again), bits_of(&afresh)),
            (Outcome::Unscored(again), Outcome::Unscored(afresh)) => assert_eq!(again, afresh),
            different => panic!("{different:?}"),
        }
        another(&mut case.draw, &ledger, &mut options, &mut model);
    }
}

/// Somebody imagined adds what somebody real would have.
fn imagined_is_as_if_it_had_happened(seed: u64) {
    let mut case = Case::new(seed);
    let Some((ledger, mut options, _)) = case.score() else { return };
    let network = ledger.networks[case.draw.below(ledger.networks.len() as u64) as usize].name.clone();
    let (kind, day) = (case.draw.pick(&Kind::ALL), case.draw.below(LENGTH as u64) as i64);
    let partner_score = case.draw.pick(&[None, Some(61.0)]);
    options.imagined = vec![Imagined { network: network.clone(), kind, day: on(day), partner_score }];
    let imagined = score_with(&ledger, &options).expect("there was a score without it");

    let export = case.exports.iter_mut().find(|e| e.0.network == network).expect("it has an export");
    export.act(kind, "somebody new", "me", noon(day) - DAY / 2);
    let ledger = self::ledger(&case.exports);
    let mut options = case.options(&ledger);
    options.scores.extend(partner_score.map(|score| (account(&ledger, &network, "somebody new"), score)));
    let real = score_with(&ledger, &options).expect("a score");
    let (imagined, real) = (imagined.curve(), real.curve());
    assert_eq!(imagined.len(), real.len());
    for ((day, imagined), (_, real)) in imagined.into_iter().zip(real) {
        assert!((imagined - real).abs() < 1e-9, "{imagined} instead of {real} on {day}");
    }
}

/// What comes in pieces is what comes at once.
fn pieces_are_the_whole(seed: u64) {
    let mut case = Case::new(seed);
    let Some((_, _, scored)) = case.score() else { return };
    let (mut trace, mut curve) = (scored.trace(), Vec::new());
    loop {
        let piece = trace.days(case.draw.below(60) as usize + 1);
        if piece.is_empty() {
            break;
        }
        curve.extend(piece);
    }
    assert_eq!(curve, scored.curve());
    assert_eq!(trace.progress(), [curve.len() as u32; 2]);

    let (total, _) = scored.givers(None, 0, 0);
    let mut points: Vec<_> = (0..total).flat_map(|n| scored.givers(None, n, 1).1).flatten().collect();
    assert_eq!(points.len(), scored.points().len());
    points.retain(|point| !scored.points().contains(point));
    assert_eq!(points, []);
}

/// All numbers of a case's result, bit by bit.
fn bits(case: &Case) -> Vec<u64> {
    case.score().map(|(.., scored)| bits_of(&scored)).unwrap_or_default()
}

/// All numbers of a result, bit by bit; causes from the 20th day to the 150th, where it has both.
fn bits_of(scored: &Scored) -> Vec<u64> {
    let curve = scored.curve().into_iter().map(|(_, s)| s);
    let points = scored.points().iter().flat_map(|p| [p.points, p.without, p.strength, p.partner_factor]);
    let last = on(150).min(scored.as_of());
    let mut why = scored.why(on(20).min(last), last).expect("days in order");
    let order = |m: &Move| (std::cmp::Reverse(m.points.abs().to_bits()), m.network, m.who, m.cause);
    why.moves.sort_by_key(order);
    let causes: Vec<f64> = why.moves.iter().map(|m| m.points).collect();
    let rest = scored
        .band()
        .into_iter()
        .chain(scored.delta().into_iter().flatten())
        .chain([scored.evidence(), scored.gauges().reach as f64]);
    curve.chain(points).chain(causes).chain(rest).map(f64::to_bits).collect()
}

/// §10.11: these bits, natively and in every browser.
fn a_digest_of_many_worlds() -> u64 {
    let mix = |hash: u64, bits: u64| (hash ^ bits).wrapping_mul(0x100_0000_01b3);
    (0..64).flat_map(|seed| bits(&Case::new(seed))).fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Each property as a test: of seeds chosen by proptest natively, of the first few in the browser.
macro_rules! properties {
    ($($property:ident)*) => {
        #[cfg(not(target_arch = "wasm32"))]
        mod native {
            proptest::proptest! {
                #![proptest_config(proptest::test_runner::Config { cases: 64, failure_persistence: None, ..Default::default() })]
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
    the_table_is_what_each_would_see
    asking_again_is_asking_afresh
    imagined_is_as_if_it_had_happened
    pieces_are_the_whole
}

/// Changes with any change of the model, of the worlds above, or of the order in which sums run.
const DIGEST: u64 = 0xb919_1c0b_fb98_25d5;

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
    assert!(share(&|(.., s)| s.networks().iter().any(|n| n.crowd > 1e3)) > 10);
}
