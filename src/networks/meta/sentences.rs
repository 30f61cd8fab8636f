//! Sentences that Meta writes under the owner's name as “you”, or under anybody's about no one: those that begin with a name are
//! told by that ([`super::notices`]).

/// What the owner did, as exports in the commonest languages say it; `…`: anything. A full stop ends it, which people who
/// begin so leave out, or don't stop at.
const YOURS: &str = "You named the group |You changed the group photo|You created the group|You left the group|\
    You set the nickname for …to |You set your nickname to |You cleared your nickname|You cleared the nickname for |\
    You set the quick reaction to |You set the emoji to |You changed the theme to |You changed the chat theme |\
    You voted for …in the poll|You changed your vote to …in the poll|You pinned a message|You missed a call from |\
    You missed a video c|You started a call|You started a video c|You joined the call|You joined the video c|\
    You added …to the group|You removed …from the group|You turned on disappearing |You turned off disappearing |\
    You turned on member request |You turned off member request |\
    Du hast die Gruppe …genannt|Du hast den Spitznamen |Du hast das Gruppenfoto geändert|Du hast das Design |\
    Du hast eine Nachricht angepinnt|Du hast eine Umfrage erstellt|Du hast die Gruppe verlassen|\
    Vous avez nommé le groupe |Vous avez défini le pseudo |Vous avez défini l’emoji |Vous avez changé la photo du groupe|Vous avez quitté le groupe|\
    Vous avez épinglé un message|Vous avez modifié les couleurs |Vous avez voté pour «|\
    Nombraste al grupo |Creaste el grupo|Saliste del grupo|Cambiaste el tema |Fijaste un mensaje|\
    Você nomeou o grupo |Você criou o grupo|Você saiu do grupo|Você alterou o tema |Você fixou uma mensagem|\
    Hai chiamato il gruppo |Hai creato il gruppo|Hai abbandonato il gruppo|Hai cambiato il tema |Je hebt de groep ";

/// English says the same of others, behind their names; and this.
const THEIRS: &str = " set his own nickname to | set her own nickname to | set their own nickname to | cleared his own nickname| \
    cleared her own nickname| cleared their own nickname";

/// Calls, as Instagram writes them behind “You”, a user name or a first name; with or without a full stop.
const CALLS: &str = " started a video chat| started an audio call| missed a video chat| missed an audio call| \
    missed your video chat| missed your audio call";

/// What nobody did, the whole of it.
const NOBODYS: [&str; 7] = [
    "This poll is no longer available.",
    "The call ended.",
    "The video call ended.",
    "The video chat ended.",
    "Audio call ended",
    "Video chat ended",
    "You are now connected on Messenger",
];

/// Whether a text tells what the owner did.
pub fn is_yours(text: &str) -> bool {
    text.ends_with(['.', '»']) && YOURS.split('|').any(|sentence| begins(text, sentence))
}

/// “Poll”, as its words begin in the languages of Meta's apps.
const POLL: &str = "poll umfrage sondage encuesta enquete sondaggio sondaj sondaż peiling опрос опит anket enkät omröstning \
    avstemning afstemning kysely szavazás δημοσκόπηση ψηφοφορία استطلاع סקר पोल โพล jajak khảo アンケート 投票 설문";

/// Whether a text is somebody's poll, with its question behind a colon. Who votes in one quotes the answer before it.
pub fn is_poll(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(before, question)| {
        let before = before.to_lowercase();
        !question.trim().is_empty()
            && !before.contains(['"', '“', '”', '„', '«', '「'])
            && POLL.split(' ').any(|poll| before.contains(poll))
    })
}

/// Whether what stands behind somebody's name tells what they did. Nobody speaks so of themselves.
pub fn is_theirs(rest: &str) -> bool {
    let english = YOURS.split('|').filter_map(|sentence| sentence.strip_prefix("You"));
    rest.ends_with('.') && english.chain(THEIRS.split('|')).any(|sentence| begins(rest, sentence))
}

fn begins(text: &str, sentence: &str) -> bool {
    match sentence.split_once('…') {
        Some((begin, within)) => text.strip_prefix(begin).is_some_and(|rest| rest.contains(within)),
        None => text.starts_with(sentence),
    }
}

/// Whether a text tells of something that nobody did.
pub fn is_nobodys(text: &str) -> bool {
    NOBODYS.iter().any(|sentence| text.trim_end_matches('.') == sentence.trim_end_matches('.')) || is_call(text)
}

fn is_call(text: &str) -> bool {
    let text = text.split(" with ").next().unwrap_or_default().trim_end_matches('.');
    let caller = CALLS.split('|').find_map(|call| text.strip_suffix(call));
    caller.is_some_and(|who| !who.is_empty() && !who.contains(' '))
}

/// “Sent”, as it stands in what Meta writes where somebody sent a medium.
const SENT: &str = " sent |gesendet|envoyé|envió| enviou |inviato|gestuurd|verzonden|skickade|sendte|wysłał|отправил|gönderdi|أرسل|送信|\
    发送|傳送|보냈|भेजा|mengirim|đã gửi";

/// Whether a sentence about somebody says that they sent something, which may be gone.
pub fn is_sent(text: &str) -> bool {
    SENT.split('|').any(|sent| text.contains(sent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_themselves_is_no_notice() {
        for own in [
            "You named the group Bakers.",
            "You set the nickname for Ann Example to Annie.",
            "You voted for \"Rye\" in the poll.",
            "Du hast die Gruppe Bäcker genannt.",
            "Vous avez nommé le groupe Boulangers.",
        ] {
            assert!(is_yours(own), "{own}");
        }
        for own in [
            "You voted for whom?",
            "You named the group",
            "You added salt.",
            "You left the group?",
            "Du hast die Gruppe verlassen!",
            "You and I.",
        ] {
            assert!(!is_yours(own) && !is_nobodys(own), "{own}");
        }
        assert!(
            is_theirs(" named the group Bakers.")
                && !is_theirs(" is hungry.")
                && !is_theirs(" avez nommé le groupe x.")
        );
        for poll in ["Ann created a poll: Where?", "You created a poll: Where?", "Ann hat eine Umfrage erstellt: Wo?"]
        {
            assert!(is_poll(poll), "{poll}");
        }
        for none in ["Ann voted for \"x: y\" in the poll: Where?", "Ann voted for Rye in the poll.", "Where: a poll?"]
        {
            assert!(!is_poll(none), "{none}");
        }
        for call in ["Ann started a video chat", "You missed a video chat with Ann", "ann_x started an audio call."] {
            assert!(is_nobodys(call), "{call}");
        }
        assert!(!is_nobodys("so I started a video chat") && !is_nobodys(" started a video chat"));
        assert!(
            is_sent(" sent an attachment.") && is_sent(" hat ein Foto gesendet.") && !is_sent(" left the group.")
        );
        assert!(is_nobodys("The video call ended.") && !is_nobodys("The call ended, sadly."));
    }
}
