//! What a card says in words: the same on badges, in pasted HTML, and to screen readers.

use crate::card::{Card, Hundredths, Language};
use crate::model::VERSION;
use crate::networks;

/// Networks that are read out.
const NETWORKS: usize = 6;

/// Whose score; untrusted text.
pub(crate) fn heading(card: &Card, language: Language) -> &str {
    if card.name.is_empty() { language.word("Influence score") } else { &card.name }
}

/// The answer in a line.
pub(in crate::card) fn title(card: &Card, language: Language) -> String {
    language.say("{}: {} of 100", &[heading(card, language), &language.number(card.score)])
}

/// All that the card has, in sentences.
pub(in crate::card) fn desc(card: &Card, language: Language) -> String {
    let mut said = vec![language.say("A Cloutscope score as of {}.", &[&language.spoken_day(card.as_of)])];
    said.extend(card.band.map(|band| {
        let [low, high] = band.map(|score| language.number(score));
        language.say("Between {} and {}, depending on how fast attention fades.", &[&low, &high])
    }));
    said.extend(changes(card, language).map(|changes| format!("{changes}.")));
    said.extend(weeks(card, language));
    said.extend(facts(card, language));
    said.join(" ")
}

/// How it rose and fell of late.
pub(crate) fn changes(card: &Card, language: Language) -> Option<String> {
    let [one, five, thirty] = card.delta?.map(|change| language.change(change));
    Some(language.say("{} in 1 day, {} in 5 days, {} in 30 days", &[&one, &five, &thirty]))
}

/// The curve in a sentence.
pub(crate) fn weeks(card: &Card, language: Language) -> Option<String> {
    let [first, .., _] = *card.curve else { return None };
    let (least, most) =
        card.curve.iter().fold((first, first), |(least, most), week| (least.min(*week), most.max(*week)));
    let [first, least, most] = [first, least, most].map(|score| language.number(score));
    Some(match card.curve.len() - 1 {
        1 => language.say("{} 1 week ago; since then {} to {}.", &[&first, &least, &most]),
        weeks => language.say("{} {} weeks ago; since then {} to {}.", &[&first, &weeks.to_string(), &least, &most]),
    })
}

/// What else is on the card, a sentence each.
pub(crate) fn facts(card: &Card, language: Language) -> Vec<String> {
    let mut facts = Vec::new();
    let number = |value| language.number(value);
    if let Some(gauges) = card.gauges {
        facts.push(language.say("True reach {}.", &[&gauges.reach.to_string()]));
        facts.extend(gauges.amplification.map(|value| language.say("Amplification {}.", &[&number(value)])));
        facts.extend(gauges.network.map(|value| language.say("Network {}.", &[&number(value)])));
    }
    facts.extend(card.style.map(|style| language.say("Style: {}.", &[language.word(style.name)])));
    if !card.networks.is_empty() {
        let part = |(name, points): &(String, Hundredths)| {
            let carried = card.carried.iter().find(|(known, _)| known == name);
            let as_of = carried.map_or_else(String::new, |(_, day)| language.say(" (as of {})", &[&day.to_string()]));
            format!("{} {}{as_of}", network(name, language), number(*points))
        };
        let mut parts: Vec<String> = card.networks.iter().take(NETWORKS).map(part).collect();
        if let Some(more @ 1..) = card.networks.len().checked_sub(NETWORKS) {
            parts.push(language.say("{} more", &[&more.to_string()]));
        }
        facts.push(language.say("Points by network: {}.", &[&parts.join(", ")]));
    }
    let given = card.given.map(number);
    facts.extend(given.map(|points| language.say("{} of it by scores that its owner gave.", &[&points])));
    let other = card.versions.as_ref().map(|versions| versions.model).filter(|model| *model != VERSION);
    facts.extend(other.map(|model| {
        language.say("By model {}, not comparable with model {}.", &[&model.to_string(), &VERSION.to_string()])
    }));
    facts
}

/// A network as it is called; untrusted text where nobody knows it.
pub(super) fn network(name: &str, language: Language) -> &str {
    networks::known_title(name).map_or(name, |title| language.word(title))
}
