//! A company that works for some months of simulated time and is then served: everything goes the path of live work.
//! Who works there, what they do and how late they are stands in the `demo.toml` beside the handbook.

mod agenda;
mod arrivals;
mod cast;
mod casting;
mod chance;
mod fault;
mod names;
mod play;
mod script;
mod setting;
mod shifts;
mod spans;
mod speech;
mod stage;
mod staging;
mod waiting;

pub use fault::{CastFault, CastFaultKind, DemoFault};
pub use play::Tally;
pub use setting::{Played, Player, Setting, Tell};

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;
use tokio::sync::watch;

use self::staging::{Folder, Staged};
use self::waiting::Reached;
use crate::cli::{Failure, begin_log, runtime, serving, tell};
use crate::clock::stopwatch;
use crate::stop::Stop;
use crate::texts::Voice;
use crate::{http, workers};

/// What a demonstration needs to know.
#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    /// Folder of the data: empty, or not there yet. Without it, our own, which each demonstration makes anew.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:4710")]
    pub listen: SocketAddr,
    /// Days that the company works.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=i64::from(setting::DAYS_MOST)))]
    pub days: u32,
    /// The same seed gives the same company, event for event.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The handbook with its cast: a folder, or the name of one that is shipped. Without it, the first of these.
    #[arg(long)]
    pub handbook: Option<String>,
}

/// Gives a demonstration until it is asked to end.
#[must_use]
pub fn run(args: DemoArgs, voice: Voice) -> ExitCode {
    begin_log();
    let done = runtime()
        .map_err(|error| Failure::system(voice, &error))
        .and_then(|runtime| {
            runtime
                .block_on(give(args, voice))
                .map_err(|fault| fault.worded(voice))
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Serves the progress at once, and the desk as soon as it is there.
async fn give(args: DemoArgs, voice: Voice) -> Result<(), DemoFault> {
    let handbook = args.handbook.clone().unwrap_or_else(setting::first_shipped);
    let setting = Arc::new(Setting::read(&handbook, args.days, args.seed)?);
    let system = |error| DemoFault::System {
        what: args.listen.to_string(),
        error,
    };
    let listener = TcpListener::bind(args.listen).await.map_err(system)?;
    let base_url = serving::local_url(listener.local_addr().map_err(system)?);
    let folder = Folder::of(&args)?;
    let stop = Stop::on_signals();
    let reached = Reached::new(&setting, voice);
    let (switch, current) = watch::channel(waiting::router(Arc::clone(&reached)));
    let server = tokio::spawn(http::serve(
        listener,
        http::switchable(current),
        stop.clone(),
    ));
    tell(&voice.say_with(
        "demo-address",
        &[
            ("url", base_url.as_str().into()),
            ("path", folder.path().display().to_string().into()),
        ],
    ));
    let watch = stopwatch();
    let ending = stop.clone();
    let staging =
        tokio::task::spawn_blocking(move || folder.stage(setting, reached, base_url, ending));
    let mut stopping = stop.clone();
    let staged = tokio::select! {
        staged = staging => staged.map_err(|_| DemoFault::Desk(crate::error::AppError::Lost))??,
        // Whoever doesn't want to wait leaves a half-played company behind, which the next one clears away.
        () = stopping.wait() => return Ok(()),
    };
    let Staged {
        state,
        played,
        password,
    } = staged;
    let workers = workers::start(&state);
    // The page of progress has done its work.
    drop(switch.send_replace(http::router(state)));
    announce(&played, &password, watch.elapsed_micros(), voice);
    let served = server
        .await
        .map_err(|_| DemoFault::Desk(crate::error::AppError::Lost))?;
    workers.finish().await;
    served.map_err(system)
}

fn announce(played: &Played, password: &str, elapsed_micros: i64, voice: Voice) {
    let Tally {
        events, promises, ..
    } = played.tally;
    let figures = [
        ("events", events.into()),
        ("promises", promises.into()),
        (
            "seconds",
            format!(
                "{}.{}",
                elapsed_micros / 1_000_000,
                elapsed_micros / 100_000 % 10
            )
            .into(),
        ),
    ];
    tell(&voice.say_with("demo-ready", &figures));
    for player in &played.people {
        let Some(label) = &player.label else { continue };
        let person = [
            ("label", voice.label(label).into()),
            ("name", player.name.as_str().into()),
            ("mail", player.mail.as_str().into()),
        ];
        tell(&voice.say_with("demo-sign-in", &person));
    }
    tell(&voice.say_with("demo-password", &[("password", password.into())]));
}

impl DemoFault {
    fn worded(&self, voice: Voice) -> Failure {
        match self {
            DemoFault::Handbook(fault) => Failure::load(voice, fault),
            DemoFault::Folder(fault) => Failure::data(voice, fault),
            DemoFault::Desk(error) => Failure::app(voice, error),
            DemoFault::BadHandbook(count) => {
                Failure::found(voice.say_with("demo-bad-handbook", &[("count", (*count).into())]))
            }
            DemoFault::NoCast(name) => Failure::unreadable(
                voice.say_with("demo-no-cast", &[("name", name.as_str().into())]),
            ),
            DemoFault::System { what, error } => {
                let arguments = [
                    ("path", what.as_str().into()),
                    ("detail", error.to_string().into()),
                ];
                Failure::unreadable(voice.say_with("failure-file", &arguments))
            }
            DemoFault::Cast(faults) => {
                let word = |fault: &CastFault| {
                    let arguments = [
                        ("place", fault.place.as_str().into()),
                        ("word", fault.word.as_str().into()),
                    ];
                    voice.say_with(&format!("demo-cast-{}", fault.code()), &arguments)
                };
                Failure::found(faults.iter().map(word).collect::<Vec<_>>().join("\n"))
            }
        }
    }
}
