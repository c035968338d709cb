//! `yinuo init`: a company with its handbook and its first person.

use std::path::PathBuf;

use casework::command::NewPerson;
use casework::event::{Doer, Payload};
use casework::ids::{OrgId, PersonId};
use casework::people::Side;
use clap::Args;
use handbook::SourceText;
use store::{PublishError, Store};
use worktime::Instant;

use super::failure::Failure;
use super::finding;
use super::tell;
use crate::clock::{Clock, SystemEntropy};
use crate::data_folder::{DataFault, DataFolder};
use crate::handbooks;
use crate::sign_in::token::Token;
use crate::sign_in::{invitation_path, issue_invitation};
use crate::texts::Voice;

/// What setting up needs to know.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Folder of the data: empty, or not there yet.
    dir: PathBuf,
    /// The handbook: a path, or the name of one that is shipped.
    #[arg(long)]
    handbook: String,
    /// Name of the company.
    #[arg(long)]
    name: String,
    /// Mail address of the first person, who may do everything that the program itself offers.
    #[arg(long)]
    admin: String,
    /// Name of the first person.
    #[arg(long)]
    admin_name: Option<String>,
    /// Zone of the company: today, numbers, periods.
    #[arg(long, default_value = "Asia/Shanghai")]
    zone: String,
    /// The server on which the data shall be, as postgres://user@host/database.
    #[arg(long)]
    database: Option<String>,
    /// File of the master key, outside of the folder; it is made if there is none.
    #[arg(long)]
    key: Option<PathBuf>,
    /// Address under which people will reach the desk.
    #[arg(long, default_value = "http://localhost:8080")]
    base_url: String,
}

/// Sets up a company and prints where its first person sets a password.
pub(crate) fn run(args: &InitArgs, voice: Voice) -> Result<(), Failure> {
    let sources = checked(&args.handbook, voice)?;
    let folder = DataFolder::at(&args.dir);
    let data = |fault: DataFault| Failure::data(voice, &fault);
    let now = Clock::system().now();
    let mut entropy = SystemEntropy::new().map_err(|_| data(DataFault::NoChance))?;
    let token = Token::new(draw(&mut entropy));
    let store = folder
        .set_up(
            args.database.as_deref(),
            args.key.as_deref(),
            now,
            Box::new(entropy),
        )
        .map_err(data)?;
    let (org, admin) =
        found(&store, args, &sources, now, voice).inspect_err(|_| folder.take_back())?;
    store
        .write(move |door| issue_invitation(door, org, admin, &token, now))
        .map_err(|error| Failure::store(voice, &error))?;
    let key = folder.settings().map_err(data)?.key.display().to_string();
    let link = format!(
        "{}{}",
        args.base_url.trim_end_matches('/'),
        invitation_path(&token)
    );
    tell(&voice.say_with(
        "init-done",
        &[("name", args.name.as_str().into()), ("key", key.into())],
    ));
    tell(&voice.say_with(
        "init-next",
        &[
            ("dir", args.dir.display().to_string().into()),
            ("link", link.into()),
        ],
    ));
    Ok(())
}

/// Reads a handbook and tells what is wrong with it. Only one that can run is answered.
fn checked(name_or_path: &str, voice: Voice) -> Result<Vec<SourceText>, Failure> {
    let sources = handbooks::load(name_or_path).map_err(|fault| Failure::load(voice, &fault))?;
    let (edition, problems) = handbook::read(&sources);
    finding::print(&sources, &problems, voice);
    match edition {
        Some(_) => Ok(sources),
        None => Err(Failure::publish(voice, &PublishError::Problems(problems))),
    }
}

fn found(
    store: &Store,
    args: &InitArgs,
    sources: &[SourceText],
    now: Instant,
    voice: Voice,
) -> Result<(OrgId, PersonId), Failure> {
    let admin = NewPerson {
        name: args
            .admin_name
            .clone()
            .unwrap_or_else(|| name_of(&args.admin)),
        mail: args.admin.clone(),
        salutation: None,
        side: Side::Staff,
        department: None,
        lang: voice.lang,
    };
    let founded = store.found(&args.name, &args.zone, admin, now);
    let (org, committed) = founded.map_err(|error| Failure::submit(voice, &error))?;
    let added = committed
        .events
        .iter()
        .find_map(|(_, event)| match event.payload {
            Payload::PersonAdded { person, .. } => Some(person),
            _ => None,
        });
    let admin = added.ok_or_else(|| Failure::found(voice.say("fault-fault")))?;
    let published = store.publish(org, sources, Doer::System, now);
    published.map_err(|error| Failure::publish(voice, &error))?;
    Ok((org, admin))
}

/// Until somebody says more, the part of the address before the host is the name.
fn name_of(mail: &str) -> String {
    mail.split('@').next().unwrap_or(mail).to_owned()
}

fn draw(entropy: &mut SystemEntropy) -> [u8; 32] {
    use casework::ids::Entropy as _;
    let mut bytes = [0; 32];
    entropy.fill(&mut bytes);
    bytes
}
