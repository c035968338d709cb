//! `yinuo serve`: opens the data and serves the desk until it is asked to end.

use std::net::SocketAddr;

use clap::Args;
use tokio::net::TcpListener;

use super::failure::Failure;
use super::installation::{Installation, open_org};
use super::{begin_log, runtime, tell};
use crate::clock::{Clock, SystemEntropy};
use crate::config::Config;
use crate::data_folder::DataFault;
use crate::error::AppError;
use crate::state::AppState;
use crate::stop::Stop;
use crate::texts::Voice;
use crate::{http, workers};

/// What serving needs to know.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    installation: Installation,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Server for mails, as smtp://user:password@host:port or smtps://…; without one they are put into the data folder.
    #[arg(long)]
    smtp: Option<String>,
    /// Address from which mails come.
    #[arg(long)]
    mail_from: Option<String>,
    /// Address under which people reach the desk, such as https://desk.example.
    #[arg(long)]
    base_url: Option<String>,
}

/// Serves until it is asked to end.
///
/// Everything that blocks is done before the runtime drives anything: the client of PostgreSQL has a runtime of its own
/// and can't be used, nor let go, inside of another one.
pub(crate) fn run(args: ServeArgs, voice: Voice) -> Result<(), Failure> {
    begin_log();
    let system = |error: &std::io::Error| Failure::system(voice, error);
    let store = args.installation.open(voice)?;
    let org = open_org(&store, voice)?;
    let listener = listen(args.listen, voice)?;
    let address = listener.local_addr().map_err(|error| system(&error))?;
    let runtime = runtime().map_err(|error| system(&error))?;
    let entered = runtime.enter();
    let stop = Stop::on_signals();
    let config = config(&args, address);
    tell(&voice.say_with(
        "serve-listening",
        &[("url", config.base_url.clone().into())],
    ));
    let entropy = SystemEntropy::new().map_err(|_| Failure::data(voice, &DataFault::NoChance))?;
    let entropy = Box::new(entropy);
    let state = AppState::new(
        store.clone(),
        org,
        Clock::system(),
        entropy,
        config,
        stop.clone(),
    )
    .map_err(|error: AppError| Failure::app(voice, &error))?;
    drop(entered);
    let served = runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        let workers = workers::start(&state);
        let served = http::serve(listener, http::router(state), stop).await;
        workers.finish().await;
        served
    });
    drop(runtime);
    drop(store);
    served.map_err(|error| system(&error))
}

/// Listens on an address; who asks for one that is taken hears so.
fn listen(address: SocketAddr, voice: Voice) -> Result<std::net::TcpListener, Failure> {
    let listening = std::net::TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    listening.map_err(|error| {
        let arguments = [
            ("address", address.to_string().into()),
            ("detail", error.to_string().into()),
        ];
        Failure::unreadable(voice.say_with("serve-no-address", &arguments))
    })
}

fn config(args: &ServeArgs, address: SocketAddr) -> Config {
    let base_url = args.base_url.clone().unwrap_or_else(|| local_url(address));
    let base_url = base_url.trim_end_matches('/').to_owned();
    let host = base_url
        .split_once("://")
        .map_or(base_url.as_str(), |(_, rest)| rest);
    let host = host
        .split([':', '/'])
        .next()
        .filter(|host| host.contains('.'))
        .unwrap_or("localhost.localdomain");
    Config {
        mail_from: args
            .mail_from
            .clone()
            .unwrap_or_else(|| format!("yinuo@{host}")),
        base_url,
        data: args.installation.data.clone(),
        smtp: args.smtp.clone(),
        samples: Vec::new(),
    }
}

/// Where a desk is reached that listens here, as long as nobody says otherwise.
pub(crate) fn local_url(address: SocketAddr) -> String {
    match address.ip().is_unspecified() {
        true => format!("http://localhost:{}", address.port()),
        false => format!("http://{address}"),
    }
}
