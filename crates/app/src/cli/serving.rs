//! `yinuo serve`: opens the data and serves the desk until it is asked to end.

use std::net::SocketAddr;

use clap::Args;
use store::Store;
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
pub(crate) fn run(args: ServeArgs, voice: Voice) -> Result<(), Failure> {
    begin_log();
    let store = args.installation.open(voice)?;
    let runtime = runtime().map_err(|error| Failure::system(voice, &error))?;
    runtime.block_on(serve(args, store, voice))
}

async fn serve(args: ServeArgs, store: Store, voice: Voice) -> Result<(), Failure> {
    let org = open_org(&store, voice)?;
    let listener = TcpListener::bind(args.listen).await.map_err(|error| {
        let arguments = [("address", args.listen.to_string().into()), ("detail", error.to_string().into())];
        Failure::unreadable(voice.say_with("serve-no-address", &arguments))
    })?;
    let address = listener.local_addr().map_err(|error| Failure::system(voice, &error))?;
    let config = config(&args, address);
    let base_url = config.base_url.clone();
    let stop = Stop::on_signals();
    let entropy = SystemEntropy::new().map_err(|_| Failure::data(voice, &DataFault::NoChance))?;
    let state = AppState::new(store, org, Clock::system(), Box::new(entropy), config, stop.clone())
        .map_err(|error: AppError| Failure::app(voice, &error))?;
    let workers = workers::start(&state);
    tell(&voice.say_with("serve-listening", &[("url", base_url.into())]));
    let served = http::serve(listener, http::router(state), stop).await;
    workers.finish().await;
    served.map_err(|error| Failure::system(voice, &error))
}

fn config(args: &ServeArgs, address: SocketAddr) -> Config {
    let base_url = args.base_url.clone().unwrap_or_else(|| local_url(address));
    let base_url = base_url.trim_end_matches('/').to_owned();
    let host = base_url.split_once("://").map_or(base_url.as_str(), |(_, rest)| rest);
    let host = host.split([':', '/']).next().filter(|host| host.contains('.')).unwrap_or("localhost.localdomain");
    Config {
        mail_from: args.mail_from.clone().unwrap_or_else(|| format!("yinuo@{host}")),
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
