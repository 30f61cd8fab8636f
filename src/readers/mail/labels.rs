//! Where mails lie, and which of them people wrote: labels, folders, and the marks of machines.

use super::address::Mailbox;
use std::borrow::Cow;

/// What a folder or label says about a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Written by the mailbox's owner.
    Sent,
    /// Not sent yet.
    Draft,
    /// Spam, or thrown away.
    Junk,
    /// What Gmail sorts out as advertising, notifications and the like.
    Sorted,
    /// Chats that Gmail keeps as mails.
    Chat,
}

/// Names of folders and labels, in the languages of the larger mail programs.
const NAMES: &[(Label, &[&str])] = &[
    (
        Label::Sent,
        &[
            "sent",
            "sent mail",
            "sent messages",
            "sent items",
            "sent-mail",
            "gesendet",
            "gesendete objekte",
            "gesendete elemente",
            "envoyés",
            "messages envoyés",
            "éléments envoyés",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "e-mails enviados",
            "itens enviados",
            "inviati",
            "posta inviata",
            "verzonden",
            "verzonden items",
            "wysłane",
            "skickat",
            "sendt",
            "odeslané",
            "отправленные",
            "送信済みメール",
            "已发邮件",
            "gönderilmiş postalar",
            "寄件備份",
            "보낸편지함",
            "البريد المرسل",
            "terkirim",
            "đã gửi",
            "ส่งแล้ว",
            "απεσταλμένα",
            "elküldött",
        ],
    ),
    (
        Label::Draft,
        &[
            "draft",
            "drafts",
            "templates",
            "unsent messages",
            "outbox",
            "entwürfe",
            "vorlagen",
            "postausgang",
            "brouillons",
            "borradores",
            "rascunhos",
            "bozze",
            "concepten",
            "wersje robocze",
            "utkast",
            "kladder",
            "koncepty",
            "черновики",
            "下書き",
            "草稿",
            "taslaklar",
            "임시보관함",
            "المسودات",
            "draf",
            "thư nháp",
            "ฉบับร่าง",
            "πρόχειρα",
            "piszkozatok",
        ],
    ),
    (
        Label::Junk,
        &[
            "spam",
            "junk",
            "junk e-mail",
            "junk-e-mail",
            "bulk",
            "trash",
            "deleted",
            "deleted items",
            "deleted messages",
            "papierkorb",
            "gelöscht",
            "gelöschte elemente",
            "corbeille",
            "éléments supprimés",
            "indésirables",
            "papelera",
            "lixeira",
            "lixo",
            "cestino",
            "posta indesiderata",
            "prullenbak",
            "kosz",
            "papperskorg",
            "papirkurv",
            "koš",
            "корзина",
            "спам",
            "ゴミ箱",
            "迷惑メール",
            "已删除邮件",
            "垃圾邮件",
            "çöp kutusu",
            "skräppost",
            "papperskorgen",
            "søppelpost",
            "垃圾郵件",
            "垃圾桶",
            "스팸함",
            "휴지통",
            "المهملات",
            "sampah",
            "thùng rác",
            "จดหมายขยะ",
            "ถังขยะ",
            "ανεπιθύμητα",
            "κάδος απορριμμάτων",
            "levélszemét",
            "kuka",
            "reciclagem",
        ],
    ),
    (Label::Chat, &["chat", "chats"]),
];

/// What the name of the personal category has in it.
const PERSONAL: [&str; 14] = [
    "person",
    "persö",
    "persoon",
    "pessoal",
    "primary",
    "principal",
    "allgemein",
    "osob",
    "személy",
    "kişisel",
    "личн",
    "個人",
    "メイン",
    "główn",
];

/// What a folder's or label's name says.
pub fn of_name(name: &str) -> Option<Label> {
    let name = name.trim().trim_matches('"').to_lowercase();
    let name = name.strip_prefix("[gmail]/").unwrap_or(&name);
    if let Some((label, _)) = NAMES.iter().find(|(_, names)| names.contains(&name)) {
        return Some(*label);
    }
    // "Category Promotions", "Kategorie „Werbung“": all but the personal one are what nobody wrote to the owner.
    let category = ["categor", "kategor", "catégor", "категор", "カテゴリ"].iter().any(|stem| name.starts_with(stem))
        || name.ends_with("kategorisi");
    let personal = PERSONAL.iter().any(|word| name.contains(word));
    (category && !personal).then_some(Label::Sorted)
}

/// What the labels of a Gmail export say.
pub fn of_gmail(labels: &str) -> Vec<Label> {
    labels.split(',').filter_map(of_name).collect()
}

/// What the folder says that a mail file stands for, or lies in.
pub fn of_path(path: &str) -> Option<Label> {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let name = match file.rsplit_once('.') {
        Some((_, "eml" | "emlx")) => parts.next().unwrap_or_default(),
        _ if is_maildir(path) => {
            // What was done with a mail stands behind its name: drafts, thrown away.
            let flags = file.rsplit_once("2,").map_or("", |(_, flags)| flags);
            if let Some((_, label)) =
                [('d', Label::Draft), ('t', Label::Junk)].iter().find(|(f, _)| flags.contains(*f))
            {
                return Some(*label);
            }
            // `.Sent/cur/…`, `.INBOX.Sent/cur/…`
            let folder = parts.nth(1).unwrap_or_default();
            return of_name(folder.rsplit('.').next().unwrap_or_default());
        }
        // Apple Mail: `Sent Messages.mbox/mbox`.
        None if file == "mbox" => parts.next().unwrap_or_default(),
        _ => file,
    };
    of_name(name.strip_suffix(".mbox").or(name.strip_suffix(".txt")).unwrap_or(name))
}

/// Whether a file is a mail of a maildir: `cur/1697450709.M1P2.host:2,S`.
pub fn is_maildir(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let (name, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let time = name.split('.').next().unwrap_or_default();
    // Where a colon can't be part of a name, another sign stands for it.
    let flags = || [":2,", "!2,", ";2,"].iter().any(|mark| name.contains(mark));
    matches!(folder, "cur" | "new") && (time.len() >= 9 && time.bytes().all(|b| b.is_ascii_digit()) || flags())
}

/// Whether a mailbox is a machine's, by its address.
pub fn is_machine(mailbox: &Mailbox) -> bool {
    let local = mailbox.local();
    let parts = ["noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply"];
    parts.iter().any(|part| local.contains(part))
        || ["bounce", "newsletter", "notification", "mailer-daemon"].iter().any(|start| local.starts_with(start))
        || ["-bounces", "-notifications", "-daemon"].iter().any(|end| local.ends_with(end))
        || matches!(
            local,
            "postmaster" | "notify" | "alert" | "alerts" | "cron" | "listserv" | "majordomo" | "mailman"
        )
}

/// Whether a field says that a machine wrote the mail; its name in lower case.
pub fn says_automated<'a>(name: &str, value: &dyn Fn() -> Cow<'a, str>) -> bool {
    let value = || value().to_ascii_lowercase();
    match name {
        "auto-submitted" => !value().starts_with("no"),
        "return-path" => value().trim() == "<>",
        "x-autoreply" | "x-autorespond" | "x-cron-env" | "x-auto-response-id" => true,
        "content-type" => value().starts_with("multipart/report"),
        "x-mailer" => ["git admin", "svnmailer", "bugzilla", "jira"].iter().any(|program| value().contains(program)),
        // What version control, trackers and builds send of themselves, and forges in somebody's name.
        name => name.strip_prefix("x-").is_some_and(|name| {
            ["git-", "github-", "gitlab-", "gerrit-", "bugzilla-", "jira-", "jenkins-", "svn-"]
                .iter()
                .any(|start| name.starts_with(start))
        }),
    }
}

/// Whether a field says that the mail went to many; its name in lower case.
pub fn says_bulk<'a>(name: &str, value: &dyn Fn() -> Cow<'a, str>) -> bool {
    match name {
        "precedence" => matches!(value().to_ascii_lowercase().trim(), "bulk" | "list" | "junk"),
        "list-unsubscribe" | "feedback-id" => true,
        _ => false,
    }
}

/// Whether a list carries what machines send, by its id.
pub fn is_machines_list(id: &str) -> bool {
    let name = id.split(['.', '@']).next().unwrap_or_default();
    let last = name.rsplit('-').next().unwrap_or_default();
    matches!(last, "commit" | "commits" | "checkins" | "cvs" | "svn" | "notifications" | "builds")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_several_languages() {
        let of = |labels| of_gmail(labels);
        assert_eq!(of("Archived,Sent,Opened"), [Label::Sent]);
        assert_eq!(of("Inbox,Category Promotions"), [Label::Sorted]);
        assert_eq!(of("Posteingang,Kategorie „Werbung“"), [Label::Sorted]);
        assert_eq!(of("Inbox,Category Personal,Important,\"Work, old\""), []);
        for personal in [
            "Categorie Persoonlijk",
            "Categoria pessoal",
            "Kategoria Osobiste",
            "Kişisel Kategorisi",
            "Catégorie : personnel",
        ] {
            assert_eq!(of(personal), [], "{personal}");
        }
        assert_eq!(of("Tanıtımlar Kategorisi,Категория \"Промоакции\""), [Label::Sorted, Label::Sorted]);
        assert_eq!(of("Papierkorb,Entwürfe,Chat"), [Label::Junk, Label::Draft, Label::Chat]);
    }

    #[test]
    fn folders() {
        assert_eq!(of_path("Mail/Local Folders/Sent"), Some(Label::Sent));
        assert_eq!(of_path("Takeout/Mail/Gesendet.mbox"), Some(Label::Sent));
        assert_eq!(of_path("Sent Messages.mbox/mbox"), Some(Label::Sent));
        assert_eq!(of_path("Trash/1.eml"), Some(Label::Junk));
        assert_eq!(of_path("INBOX"), None);
        assert_eq!(of_path("a/sent.eml"), None);
        assert_eq!(of_path("maildir/.sent/cur/1697450709.m1p2.host:2,s"), Some(Label::Sent));
        assert_eq!(of_path("maildir/cur/1697450709.m1p2.host:2,ds"), Some(Label::Draft));
        assert_eq!(of_path("maildir/cur/1697450709.m1p2.host:2,s"), None);
        assert!(!is_maildir("cur/notes.txt") && is_maildir("new/1697450709.m1p2.host"));
        assert!(is_maildir("cur/msg.ab3:2,s") && is_maildir("cur/msg.ab3;2,") && !is_maildir("x/msg.ab3:2,s"));
    }

    #[test]
    fn machines() {
        let is = |address: &str| is_machine(&Mailbox { name: String::new(), address: address.into() });
        assert!(is("no-reply@x.org") && is("shop-noreply@x.org") && is("mailer-daemon@x.org"));
        assert!(!is("ann@noreply.example") && !is("nora@x.org") && !is("root@x.org"));
        assert!(is_machines_list("commits.ponies.example.org") && is_machines_list("proj-cvs@x.org"));
        assert!(!is_machines_list("dev.ponies.example.org") && !is_machines_list("committee.x"));
        let automated = |name, value: &'static str| says_automated(name, &|| Cow::Borrowed(value));
        assert!(automated("auto-submitted", "auto-replied") && !automated("auto-submitted", "no"));
        assert!(!automated("x-mailer", "git-send-email 2.1"), "people send patches with it");
        assert!(automated("x-github-sender", "ann"));
    }
}
