//! Counts of own posts, which professional accounts' exports have of the last months or years. Labels and numbers are
//! written as in the user's language; a count whose label isn't known is unknown.

use super::layout;
use crate::import::ExportReader;
use crate::import::File;
use crate::networks::meta::items::{each, fold, is, object, unknown};
use crate::networks::meta::shapes::{moment, name};
use crate::record::{OWNER, Observe, PostKind};

/// Likes, shares, comments and answers, in the order of a tally: the words their labels have in the languages seen, or
/// known from the app.
const WORDS: [&str; 3] = [
    "like|gefällt mir|curtida|me gusta|aime|mi piace|vind-ik-leuk|beğen|нрав|polubie|いいね|좋아요|赞|讚|suka|lượt thích|gillar|\
     reaction|reaktion|reacci|reazion",
    "share|geteilt|compart|partage|condivi|gedeeld|paylaş|поделил|udostęp|シェア|공유|分享|dibagikan|chia sẻ|delning",
    "comment|komment|comentári|comentari|opmerking|reacties|yorum|коммент|komentar|コメント|댓글|评论|留言|bình luận|\
     replies|antwort|respuesta|respost|réponse|rispost|antwoorden|yanıt|ответ|odpowied",
];
const SHOWS: [Observe; 3] = [Observe::ReactionsCounted, Observe::RepostsCounted, Observe::RepliesCounted];

pub fn read(reading: &mut ExportReader, file: &File) {
    let what = layout::kind(&file.path);
    each(reading, file, |recorder, entry| {
        if entry.fields().next().is_none() {
            unknown(recorder);
            return Ok(());
        }
        let thumbnail = || entry.media_map_data.iter().find_map(|(_, media)| media.0.as_ref());
        let when = match entry.time() {
            when if when.at.is_some() => when,
            when => thumbnail().map_or(when, |media| moment(media.creation_timestamp)),
        };
        let (mut counts, mut known) = ([None; 3], [false; 3]);
        for (label, said) in entry.fields() {
            let label = fold(label);
            if let Some(which) = (0..3).find(|&which| !known[which] && is(&label, WORDS[which])) {
                known[which] = true;
                counts[which] = number(&name(&said.value));
            }
        }
        let Some(at) = when.at else {
            recorder.skip("counts of posts without a time");
            return Ok(());
        };
        if known == [false; 3] {
            recorder.problem(
                "counts labelled in a language we don't know: ask for the export again with English as your language",
            );
        } else if counts == [None; 3] {
            recorder.skip("posts whose counts are empty");
        }
        if counts == [None; 3] {
            return Ok(());
        }
        for (count, shows) in counts.iter().zip(SHOWS) {
            if count.is_some() {
                recorder.observes(&[shows]);
            }
        }
        let object = object(recorder, what, at, 1);
        recorder.post(object, OWNER, when, PostKind::Original, true);
        recorder.tally(object, when, counts);
        Ok(())
    });
}

/// A count as it is written in any language: its thousands apart or not. `--`, a percentage or "1.2K" is none.
fn number(text: &str) -> Option<u64> {
    let groups: Vec<&str> = text.split(['.', ',', '\'', '\u{2019}', ' ', '\u{a0}', '\u{202f}']).collect();
    let whole = groups.iter().skip(1).all(|group| group.len() == 3) && groups.len() < 7;
    whole.then(|| groups.concat().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_read_whatever_parts_its_thousands(n in 0..1_000_000_000_000_u64, mark in "[., '\u{2019}\u{a0}\u{202f}]?") {
            let digits = n.to_string();
            let parts: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|p| std::str::from_utf8(p).expect("digits")).collect();
            prop_assert_eq!(number(&parts.join(&mark)), Some(n));
        }
    }

    #[test]
    fn numbers_are_written_in_many_ways() {
        for (text, count) in [
            ("0", Some(0)),
            ("980", Some(980)),
            ("12.345", Some(12_345)),
            ("12,345", Some(12_345)),
            ("1 234 567", Some(1_234_567)),
            ("12\u{202f}345", Some(12_345)),
            ("--", None),
            ("", None),
            ("1.2K", None),
            ("12.34", None),
            ("78,8%", None),
            ("-3", None),
        ] {
            assert_eq!(number(text), count, "{text}");
        }
    }

    #[test]
    fn labels_are_known_in_many_languages() {
        let which = |label: &str| (0..3).find(|&which| is(&fold(label), WORDS[which]));
        for (label, is) in [
            ("Likes", Some(0)),
            ("\u{e2}\u{80}\u{9e}Gef\u{c3}\u{a4}llt mir\u{e2}\u{80}\u{9c}-Angaben", Some(0)),
            ("Curtidas", Some(0)),
            ("Reaktionen", Some(0)),
            ("Geteilte Inhalte", Some(1)),
            ("Compartilhamentos", Some(1)),
            ("Kommentare", Some(2)),
            ("Comentários", Some(2)),
            ("Reacties", Some(2)),
            ("Antworten", Some(2)),
            ("Erreichte Konten", None),
            ("Accounts reached", None),
            ("Impressions", None),
            ("Saves", None),
            ("Profile visits", None),
            ("Neue Follower", None),
        ] {
            assert_eq!(which(label), is, "{label}");
        }
    }
}
