//! `yinuo person`: the people of a company, from the machine that keeps the data.

use casework::Command;
use casework::command::{Act, NewPerson};
use casework::event::Doer;
use casework::ids::OrgId;
use casework::people::{Person, RoleFor, Side};
use clap::{Args, Subcommand};
use handbook::{Id, Lang};
use store::Store;
use store::desk::tokens::{self, NewToken, Purpose};
use store::desk::{clients, people, sessions};
use worktime::micros;

use super::failure::Failure;
use super::installation::{Installation, open_org};
use super::tell;
use crate::clock::{Clock, SystemEntropy};
use crate::data_folder::DataFault;
use crate::sign_in::token::Token;
use crate::texts::Voice;

/// How long a link printed here can be used.
const LINK_MICROS: i64 = micros::DAY;

/// What to do with people.
#[derive(Debug, Args)]
pub(crate) struct PersonArgs {
    #[command(flatten)]
    installation: Installation,
    #[command(subcommand)]
    act: PersonAct,
}

#[derive(Debug, Subcommand)]
enum PersonAct {
    /// Lists everyone with their roles.
    List,
    /// Adds a person; the running desk sends the invitation.
    Invite {
        /// Mail address.
        mail: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// Department, by its id in the handbook.
        #[arg(long)]
        department: Option<String>,
        /// Client whose contact the person is, by name.
        #[arg(long)]
        client: Option<String>,
        /// Language that the person reads.
        #[arg(long, default_value = "zh-Hant")]
        reads: String,
    },
    /// Puts a person aside: no more signing in or acting.
    Deactivate {
        /// Mail address.
        mail: String,
    },
    /// Lets a person act again.
    Reactivate {
        /// Mail address.
        mail: String,
    },
    /// Gives a role.
    Grant(Holding),
    /// Takes a role back.
    EndRole(Holding),
    /// Prints a link with which the person sets a new password.
    Reset {
        /// Mail address.
        mail: String,
        /// Address under which people reach the desk.
        #[arg(long, default_value = "http://localhost:8080")]
        base_url: String,
    },
}

#[derive(Debug, Args)]
struct Holding {
    /// Mail address.
    mail: String,
    /// Role, by its id in the handbook; `admin` is built in.
    #[arg(long)]
    role: String,
    /// Department for which it is held.
    #[arg(long, conflicts_with = "client")]
    department: Option<String>,
    /// Client for which it is held, by name.
    #[arg(long)]
    client: Option<String>,
}

/// The org whose people they are.
struct House {
    store: Store,
    org: OrgId,
    clock: Clock,
    voice: Voice,
}

/// Does it.
pub(crate) fn run(args: PersonArgs, voice: Voice) -> Result<(), Failure> {
    let store = args.installation.open(voice)?;
    let org = open_org(&store, voice)?;
    let house = House {
        store,
        org,
        clock: Clock::system(),
        voice,
    };
    match args.act {
        PersonAct::List => house.list(),
        PersonAct::Invite {
            mail,
            name,
            department,
            client,
            reads,
        } => {
            let side = match client {
                Some(client) => Side::Client(house.client(&client)?),
                None => Side::Staff,
            };
            let lang = Lang::from_tag(&reads).ok_or_else(|| house.unknown(&reads))?;
            let department = department.as_deref().map(Id::new);
            house.submit(Act::AddPerson(NewPerson {
                name,
                mail,
                salutation: None,
                side,
                department,
                lang,
            }))?;
            tell(&voice.say("command-invited"));
            Ok(())
        }
        PersonAct::Deactivate { mail } => house.deactivate(&mail),
        PersonAct::Reactivate { mail } => {
            let person = house.person(&mail)?.id;
            house.submit(Act::Reactivate { person })?;
            tell(&voice.say("command-reactivated"));
            Ok(())
        }
        PersonAct::Grant(holding) => {
            let (person, role, scope) = house.holding(&holding)?;
            house.submit(Act::GrantRole {
                person: person.id,
                role,
                scope,
            })?;
            tell(&voice.say("command-granted"));
            Ok(())
        }
        PersonAct::EndRole(holding) => {
            let (person, role, scope) = house.holding(&holding)?;
            house.submit(Act::EndRole {
                person: person.id,
                role,
                scope,
            })?;
            tell(&voice.say("command-role-ended"));
            Ok(())
        }
        PersonAct::Reset { mail, base_url } => house.reset(&mail, base_url.trim_end_matches('/')),
    }
}

impl House {
    fn list(&self) -> Result<(), Failure> {
        let org = self.org;
        for held in self.read(|door| people::list(door, org))? {
            let mut roles: Vec<String> = Vec::new();
            for (role, scope) in &held.holdings {
                roles.push(match scope {
                    RoleFor::Company => role.to_string(),
                    RoleFor::Department(id) => format!("{role}@{id}"),
                    RoleFor::Client(id) => format!("{role}@{id}"),
                });
            }
            let state = if held.person.active {
                "command-active"
            } else {
                "command-inactive"
            };
            tell(&format!(
                "{}\t{}\t{}\t{}",
                held.person.mail.text_or_empty(),
                held.person.name.text_or_empty(),
                self.voice.say(state),
                roles.join(" ")
            ));
        }
        Ok(())
    }

    fn deactivate(&self, mail: &str) -> Result<(), Failure> {
        let (org, person) = (self.org, self.person(mail)?.id);
        self.submit(Act::Deactivate { person })?;
        self.write(move |door| {
            sessions::close_all(door, org, person)?;
            tokens::end_all(door, org, person)
        })?;
        tell(&self.voice.say("command-deactivated"));
        Ok(())
    }

    fn reset(&self, mail: &str, base_url: &str) -> Result<(), Failure> {
        use casework::ids::Entropy as _;
        let (org, person, now) = (self.org, self.person(mail)?.id, self.clock.now());
        let mut entropy =
            SystemEntropy::new().map_err(|_| Failure::data(self.voice, &DataFault::NoChance))?;
        let mut bytes = [0; 32];
        entropy.fill(&mut bytes);
        let token = Token::new(bytes);
        self.write(move |door| {
            let expires_at = now.plus(LINK_MICROS);
            let new = NewToken {
                token: token.bytes(),
                person,
                purpose: Purpose::Reset,
                now,
                expires_at,
            };
            tokens::issue(door, org, &new)
        })?;
        let link = format!("{base_url}/resets/{}", token.text());
        tell(
            &self
                .voice
                .say_with("command-reset", &[("link", link.into())]),
        );
        Ok(())
    }

    fn holding(&self, holding: &Holding) -> Result<(Person, Id, RoleFor), Failure> {
        let scope = match (&holding.department, &holding.client) {
            (Some(department), _) => RoleFor::Department(Id::new(department)),
            (None, Some(client)) => RoleFor::Client(self.client(client)?),
            (None, None) => RoleFor::Company,
        };
        Ok((self.person(&holding.mail)?, Id::new(&holding.role), scope))
    }

    /// Somebody by address, also who was put aside.
    fn person(&self, mail: &str) -> Result<Person, Failure> {
        let (org, wanted) = (self.org, mail.trim().to_lowercase());
        let everyone = self.read(|door| people::list(door, org))?;
        let mut all = everyone.into_iter().map(|held| held.person);
        all.find(|person| person.mail.text() == Some(&wanted))
            .ok_or_else(|| self.unknown(mail))
    }

    fn client(&self, name: &str) -> Result<casework::ids::ClientId, Failure> {
        let org = self.org;
        let all =
            self.read(|door| clients::list(door, org, &casework::access::ClientFiles::All))?;
        let mut found = all
            .into_iter()
            .filter(|client| client.name.text() == Some(name));
        found
            .next()
            .map(|client| client.id)
            .ok_or_else(|| self.unknown(name))
    }

    fn submit(&self, act: Act) -> Result<(), Failure> {
        let command = Command {
            by: Doer::System,
            happened_at: None,
            act,
        };
        let done = self.store.submit(self.org, command, self.clock.now());
        done.map(|_| ())
            .map_err(|error| Failure::submit(self.voice, &error))
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&mut store::Door) -> store::Result<T>,
    ) -> Result<T, Failure> {
        self.store
            .read(work)
            .map_err(|error| Failure::store(self.voice, &error))
    }

    fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut store::Door) -> store::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        self.store
            .write(work)
            .map_err(|error| Failure::store(self.voice, &error))
    }

    fn unknown(&self, word: &str) -> Failure {
        Failure::found(
            self.voice
                .say_with("command-unknown", &[("word", word.into())]),
        )
    }
}
