//! Who the owner is over several exports: whom they name, whom an address proves to be the same, and whom nobody knows.

use cloutscope::archive::{Bytes, Input};
use cloutscope::ledger::{AccountIx, Ledger, NoOwner};
use cloutscope::networks;

/// An export: texts by path.
struct Export(&'static str, Vec<(&'static str, String)>);

fn ledger(exports: &[Export]) -> Ledger {
    let input = |Export(name, files): &Export| {
        let file = |(path, text): &(&str, String)| -> (String, Box<dyn Bytes>) {
            ((*path).to_owned(), Box::new(text.clone().into_bytes()))
        };
        Input::Folder { name: (*name).to_owned(), files: files.iter().map(file).collect() }
    };
    let imports: Vec<_> = exports.iter().map(input).flat_map(|i| networks::import(i, &mut |_| {})).collect();
    Ledger::build(&imports)
}

fn owner(ledger: &Ledger) -> Vec<String> {
    let accounts = ledger.owner(&[]).expect("one owner").0;
    accounts.into_iter().map(|a| ledger.account_name(a).to_string()).collect()
}

/// The networks that are asked about.
fn asked(ledger: &Ledger) -> Vec<String> {
    let owner = ledger.owner(&[]).expect("one owner").0;
    let mut networks: Vec<String> = ledger.unclaimed(&owner).iter().map(|c| c.network().to_owned()).collect();
    networks.dedup();
    networks
}

fn twitter(mail: &str) -> Export {
    let account =
        r#"{"account":{"email":"MAIL","username":"mia_sample","accountId":"7","accountDisplayName":"Mia Sample"}}"#;
    let tweet = r#"{"tweet":{"id_str":"1","created_at":"Tue Mar 05 10:20:30 +0000 2024","favorite_count":"3","full_text":""}}"#;
    let part = |name: &str, item: &str| format!("window.YTD.{name}.part0 = [{item}]");
    let files = [("account", account.replace("MAIL", mail)), ("tweets", tweet.to_owned())];
    let [account, tweets] = files.map(|(name, item)| part(name, &item));
    Export("twitter", vec![("data/account.js", account), ("data/tweets.js", tweets)])
}

fn slack() -> Export {
    let users = r#"[{"id":"U1","team_id":"T","name":"mia","profile":{"real_name":"Mia S.","email":"mia@work.example"}},
        {"id":"U2","team_id":"T","name":"ann","profile":{"real_name":"Ann Example","email":"ann@work.example"}}]"#;
    let day = r#"[{"type":"message","user":"U2","ts":"1709630430.000100","text":"<@U1>"},
        {"type":"message","user":"U1","ts":"1709634030.000100","text":""}]"#;
    Export("slack", vec![("users.json", users.to_owned()), ("general/2024-03-05.json", day.to_owned())])
}

fn list() -> Export {
    let mail = |who: &str, id: &str, reply: &str| {
        let answer = if reply.is_empty() { String::new() } else { format!("In-Reply-To: <{reply}@x.example>\n") };
        format!(
            "From {who} at work.example  Tue Mar  5 10:20:30 2024\nFrom: {who} at work.example (A Name)\n\
             Date: Tue, 05 Mar 2024 10:20:30 +0000\nSubject: [list] x\n{answer}Message-ID: <{id}@x.example>\n\nx\n\n"
        )
    };
    let month = [mail("mia", "1", ""), mail("ann", "2", "1"), mail("bob", "3", "1")].concat();
    Export("list", vec![("2024-March.txt", month)])
}

fn facebook() -> Export {
    let profile = r#"{"profile_v2":{"name":{"full_name":"Mia Sample"},"emails":{"emails":["mia@home.example"],
        "previous_emails":["mia@work.example"]},"profile_uri":"https://www.facebook.com/mia.sample"}}"#;
    let friends = r#"{"friends_v2":[{"name":"Ann Example","timestamp":1709630430}]}"#;
    let files = [("profile_information/profile_information.json", profile), ("friends/friends.json", friends)];
    Export("facebook", files.map(|(path, text)| (path, text.to_owned())).to_vec())
}

#[test]
fn an_address_in_common_joins_the_owners_accounts() {
    let all = ledger(&[twitter("mia@work.example"), slack(), list()]);
    assert_eq!(owner(&all), ["mail:mia@work.example", "slack:U1", "twitter:7"]);
    assert_eq!(asked(&all), [""; 0]);
}

#[test]
fn a_former_address_of_facebook_is_the_owners_too() {
    let all = ledger(&[facebook(), list()]);
    assert_eq!(owner(&all), ["facebook:Mia Sample", "mail:mia@work.example"]);
}

#[test]
fn without_one_it_is_asked_on_each_network_who_they_are() {
    let all = ledger(&[twitter("mia@home.example"), slack(), list()]);
    assert_eq!(owner(&all), ["twitter:7"]);
    assert_eq!(asked(&all), ["mail", "slack"]);
    // Said of the one, the other follows by its address.
    let said = all.owner(&["slack:U1".into()]).expect("said").0;
    assert_eq!((said.len(), all.unclaimed(&said)), (3, Vec::new()));
}

#[test]
fn nobody_said_to_be_there_is_no_owner() {
    let all = ledger(&[twitter("mia@home.example"), slack()]);
    assert_eq!(all.owner(&["slack:U9".into()]), Err(NoOwner::Unknown("slack:U9".into())));
}

/// Parts of one LinkedIn export, asked for at different times.
fn linkedin(name: &'static str, files: &[(&'static str, &str)]) -> Export {
    Export(name, files.iter().map(|(path, text)| (*path, (*text).to_owned())).collect())
}

const PROFILE: (&str, &str) = (
    "Profile.csv",
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry\nMia,Sample,,,,x,,\n",
);
const INVITATIONS: (&str, &str) = (
    "Invitations.csv",
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
     Ann Example,Mia Sample,\"3/5/24, 10:20 AM\",,INCOMING,https://www.linkedin.com/in/ann,https://www.linkedin.com/in/mia\n",
);
const CONNECTIONS: (&str, &str) = (
    "Connections.csv",
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBen,Other,https://www.linkedin.com/in/ben,,,,05 Mar 2024\n",
);

#[test]
fn linkedins_parts_are_of_one_owner_where_only_one_names_their_profile() {
    let parts = [
        linkedin("1", &[PROFILE]),
        linkedin("2", &[INVITATIONS]),
        linkedin("3", &[CONNECTIONS]),
        linkedin("4", &[PROFILE, CONNECTIONS]),
    ];
    for some in [&parts[..], &parts[..3], &parts[1..3], &parts[1..], &parts[..2]] {
        let all = ledger(some);
        let accounts = all.owner(&[]).unwrap_or_else(|e| panic!("{} parts: {e:?}", some.len())).0;
        let known =
            |a: &AccountIx| ["https://www.linkedin.com/in/mia", "Mia Sample"].contains(&&*all.accounts[*a].key);
        assert!(
            accounts.iter().all(known),
            "{:?}",
            accounts.iter().map(|a| all.account_name(*a).to_string()).collect::<Vec<_>>()
        );
        let received = all.acts.iter().filter(|a| a.to.is_some_and(|to| accounts.contains(&to))).count();
        assert_eq!(received, all.acts.len(), "everything is theirs");
    }
}

#[test]
fn two_peoples_linkedin_stays_two_peoples() {
    let other = INVITATIONS.1.replace("in/mia", "in/zoe").replace("Mia Sample", "Zoe Case");
    let all = ledger(&[
        linkedin("1", &[PROFILE, INVITATIONS]),
        linkedin("2", &[("Invitations.csv", &other)]),
        linkedin("3", &[CONNECTIONS]),
    ]);
    assert!(matches!(all.owner(&[]), Err(NoOwner::Unclear(_))));
}
