//! `mq-server` as an operator meets it: command line, settings files, ready lines, ports and folders in use, signals, `shutdown`.

use bytes::Bytes;
use mq_core::net::Remoting;
use mq_core::protocol::RequestCode;
use mq_core::protocol::headers::NoHeader;
use mq_tests::{Namesrv, PATIENCE, Program, Standalone, eventually, link, ports, remoting, run, run_with_env};
use rustix::process::Signal;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::runtime::Runtime;

/// An end in good order may take so long.
const STOP_MAX: Duration = Duration::from_secs(5);

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_name_server_serves_until_it_is_told_to_stop() {
    for signal in [Signal::TERM, Signal::INT] {
        let dir = tempfile::tempdir().unwrap();
        let mut namesrv = Namesrv::start(dir.path());
        let record = std::fs::read_to_string(dir.path().join("namesrv.run")).unwrap();
        assert!(record.contains(&format!("\"pid\":{}", namesrv.program.pid())) && record.contains(&namesrv.addr), "{record}");
        let (runtime, remoting) = remoting();
        let ask = remoting.call(&namesrv.addr, RequestCode::GET_BROKER_CLUSTER_INFO, &NoHeader, Bytes::new(), PATIENCE);
        assert_eq!(runtime.block_on(ask).unwrap().body, r#"{"brokerAddrTable":{},"clusterAddrTable":{}}"#);
        namesrv.program.signal(signal);
        let (status, took) = namesrv.program.wait();
        assert!(status.success() && took < STOP_MAX, "{status} after {took:?}");
        assert_eq!(std::fs::read_to_string(dir.path().join("namesrv.run")).unwrap(), "");
        let log = namesrv.program.stderr();
        let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.iter().any(|line| line["fields"]["message"] == "name server started"), "{log}");
        assert!(lines.iter().all(|line| line["level"] == "INFO"), "{log}");
    }
}

#[test]
fn a_port_in_use_is_said_plainly() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let namesrv = Namesrv::start(dir.path());
    let refused = run(&["mq-server", "namesrv", "--listen", &namesrv.addr, "--data", &text(other.path())]);
    let port = namesrv.addr.rsplit(':').next().unwrap();
    let said = format!("mq-server: port {port} of 127.0.0.1 is in use: does another server run there? Another port can be chosen");
    assert_eq!((refused.code, refused.stderr.lines().last()), (Some(1), Some(said.as_str())), "{refused:?}");
}

#[test]
fn a_folder_in_use_is_said_plainly() {
    let dir = tempfile::tempdir().unwrap();
    let namesrv = Namesrv::start(dir.path());
    let refused = run(&["mq-server", "namesrv", "--listen", "127.0.0.1:0", "--data", &text(dir.path())]);
    let said = format!("mq-server: {} is in use by process {} on {}", text(dir.path()), namesrv.program.pid(), namesrv.addr);
    assert_eq!((refused.code, refused.stderr.lines().last()), (Some(1), Some(said.as_str())), "{refused:?}");
}

#[test]
fn shutdown_stops_what_runs_from_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let mut namesrv = Namesrv::start(dir.path());
    let stopped = run(&["mq-server", "shutdown", "namesrv", "--data", &text(dir.path())]);
    assert_eq!(stopped.code, Some(0), "{stopped:?}");
    assert!(stopped.stdout.starts_with("The namesrv in "), "{stopped:?}");
    assert!(namesrv.program.wait().0.success());
    let again = run(&["mq-server", "shutdown", "namesrv", "--data", &text(dir.path())]);
    assert_eq!((again.code, again.stderr), (Some(1), format!("mq-server: no namesrv runs from {}\n", text(dir.path()))));
    let namesrv = Namesrv::start(dir.path());
    namesrv.program.kill();
    let dead = run(&["mq-server", "shutdown", "namesrv", "--data", &text(dir.path())]);
    assert_eq!(dead.code, Some(1), "what was killed left a record, and it is seen to be old: {dead:?}");
    Namesrv::start(dir.path());
}

#[test]
fn damaged_values_stop_a_name_server() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("kvConfig.json"), "{\"configTable\":").unwrap();
    let refused = run(&["mq-server", "namesrv", "--listen", "127.0.0.1:0", "--data", &text(dir.path())]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("kvConfig.json is damaged: "), "{refused:?}");
}

#[test]
fn bad_settings_are_refused_with_file_line_and_key() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("broker.conf");
    for (content, said) in [
        ("brokerName=a\nlistenPort=high\n", "2: listenPort: \"high\" is not a whole number from 0 to 65535"),
        ("brokerRole = SLAVE", "1: brokerRole=SLAVE: a slave is not supported yet"),
        ("#\n\nnamesrvAddr = 127.0.0.1", "3: namesrvAddr: \"127.0.0.1\" is not host:port, as in 127.0.0.1:9876;192.168.0.1:9876"),
    ] {
        std::fs::write(&file, content).unwrap();
        let refused = run(&["mq-server", "broker", "-c", &text(&file)]);
        assert_eq!((refused.code, refused.stderr), (Some(1), format!("mq-server: {}:{said}\n", text(&file))));
    }
    let refused = run(&["mq-server", "broker", "-n", "here"]);
    assert!(refused.code == Some(1) && refused.stderr.starts_with("mq-server: command line: namesrvAddr: "), "{refused:?}");
}

#[test]
fn settings_are_printed_as_a_file_that_can_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("broker.conf");
    std::fs::write(&file, "brokerName=b\nbrokerId=7\nmapedFileSizeCommitLog=1048576\n").unwrap();
    let printed = run(&["mq-server", "broker", "-c", &text(&file), "-n", "a:1;b:2", "-p"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
    for line in ["brokerName=b", "brokerId=0", "mappedFileSizeCommitLog=1048576", "namesrvAddr=a:1;b:2", "listenPort=10911"] {
        assert!(printed.stdout.lines().any(|printed| printed == line), "{line} in {}", printed.stdout);
    }
    let again = dir.path().join("again.conf");
    std::fs::write(&again, &printed.stdout).unwrap();
    assert_eq!(run(&["mq-server", "broker", "-c", &text(&again), "-p"]).stdout, printed.stdout);
}

#[test]
fn name_servers_come_from_the_variable_when_nothing_else_names_them() {
    let env = [("NAMESRV_ADDR", "a:1;b:2")];
    for (args, list) in [(vec!["mq-server", "broker", "-m"], "a:1;b:2"), (vec!["mq-server", "broker", "-m", "-n", "c:3"], "c:3")] {
        let printed = run_with_env(&args, &env);
        assert!(printed.stdout.lines().any(|line| line == format!("namesrvAddr={list}")), "{printed:?}");
    }
    let refused = run_with_env(&["mq-server", "broker", "-m"], &[("NAMESRV_ADDR", "here")]);
    assert!(refused.code == Some(1) && refused.stderr.starts_with("mq-server: NAMESRV_ADDR: "), "{refused:?}");
}

#[test]
fn logs_go_to_files_by_day() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("namesrv.conf");
    let (logs, kv) = (dir.path().join("logs"), dir.path().join("kv.json"));
    let settings = ["bindAddress=127.0.0.1", "listenPort=0", "unknownKey=1", "serverWorkerThreads=8"].join("\n");
    std::fs::write(&file, format!("{settings}\nlogDir={}\nkvConfigPath={}\n", text(&logs), text(&kv))).unwrap();
    let mut program = Program::start(&["mq-server", "namesrv", "-c", &text(&file)]);
    program.line();
    let log = std::fs::read_dir(&logs).unwrap().next().unwrap().unwrap();
    let name = log.file_name().into_string().unwrap();
    assert!(name.starts_with("namesrv.20") && name.ends_with(".log"), "{name}");
    let lines = eventually("the log", || std::fs::read_to_string(log.path()).ok().filter(|text| text.contains("started")));
    assert!(lines.contains(&format!("{}:3: there is no setting unknownKey", text(&file))), "{lines}");
    assert!(lines.contains("settings without effect here: serverWorkerThreads"), "{lines}");
    assert_eq!(program.stderr(), "");
}

#[test]
fn help_and_wrong_words() {
    let help = run(&["mq-server", "broker", "--help"]);
    assert_eq!(help.code, Some(0));
    assert!(help.stdout.contains("mq-server broker -n 127.0.0.1:9876"), "{}", help.stdout);
    let wrong = run(&["mq-server", "brokr"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (Some(2), ""));
    assert!(wrong.stderr.contains("broker"), "{}", wrong.stderr);
}

#[test]
fn links_are_apaches_commands() {
    let dir = tempfile::tempdir().unwrap();
    let namesrv = Namesrv::start(dir.path());
    let stopped = link(dir.path(), "mqshutdown", &["namesrv", "--data", &text(dir.path())]);
    assert_eq!(stopped.code, Some(0), "{stopped:?}");
    let printed = link(dir.path(), "mqbroker", &["-m"]);
    assert!(printed.stdout.lines().any(|line| line == "listenPort=10911"), "{printed:?}");
    drop(namesrv);
}

#[test]
fn a_standalone_server_serves_and_stops() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("mq-data");
    let mut server = Standalone::start(&data);
    let refused = run(&["mq-server", "standalone", "--namesrv-port", "0", "--broker-port", "0", "--data", &text(&data)]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("is in use by process"), "{refused:?}");
    server.program.signal(Signal::TERM);
    let (status, took) = server.program.wait();
    assert!(status.success() && took < STOP_MAX, "{status} after {took:?}\n{}", server.program.stderr());
    assert_eq!(server.program.stderr(), "", "nothing to warn of");
}

#[test]
fn a_standalone_server_comes_back_on_its_ports_after_a_crash() {
    let dir = tempfile::tempdir().unwrap();
    let (namesrv_port, broker_port) = (ports::broker_port(), ports::broker_port());
    let server = Standalone::start_on(dir.path(), namesrv_port, broker_port);
    assert_eq!(server.broker, format!("127.0.0.1:{broker_port}"));
    let busy = run(&[
        "mq-server",
        "standalone",
        "--namesrv-port",
        "0",
        "--broker-port",
        &broker_port.to_string(),
        "--data",
        &text(&dir.path().join("x")),
    ]);
    assert!(busy.stderr.contains(&format!("port {broker_port} of 127.0.0.1 is in use")), "{busy:?}");
    server.program.kill();
    let server = Standalone::start_on(dir.path(), namesrv_port, broker_port);
    let stopped = run(&["mq-server", "shutdown", "broker", "--data", &text(dir.path())]);
    assert_eq!(stopped.code, Some(0), "{stopped:?}");
    drop(server);
}

#[test]
fn a_broker_registers_with_the_name_servers_that_it_is_given() {
    let dir = tempfile::tempdir().unwrap();
    let namesrv = Namesrv::start(&dir.path().join("namesrv"));
    let file = dir.path().join("broker.conf");
    let root = dir.path().join("store");
    std::fs::write(&file, format!("bindAddress=127.0.0.1\nlistenPort=0\nbrokerName=b1\nstorePathRootDir={}\n", text(&root))).unwrap();
    let mut broker = Program::start(&["mq-server", "broker", "-c", &text(&file), "-n", &namesrv.addr]);
    let ready = broker.line();
    assert!(ready.starts_with("The broker[b1, 127.0.0.1:"), "{ready}");
    assert!(ready.ends_with(&format!("] boot success. serializeType=JSON and name server is {}", namesrv.addr)), "{ready}");
    let (runtime, remoting) = remoting();
    let listed = || lists_b1(&runtime, &remoting, &namesrv.addr);
    eventually("the registration", || listed().then_some(()));
    let stopped = run(&["mq-server", "shutdown", "broker", "-c", &text(&file)]);
    assert_eq!(stopped.code, Some(0), "{stopped:?}");
    assert!(broker.wait().0.success());
    assert!(!listed(), "it said goodbye");
}

#[test]
fn a_broker_follows_the_list_of_its_address_server() {
    let dir = tempfile::tempdir().unwrap();
    let servers = ["first", "second"].map(|name| Namesrv::start(&dir.path().join(name)));
    let list = Arc::new(Mutex::new(servers[0].addr.clone()));
    let file = dir.path().join("broker.conf");
    let settings = [
        ("bindAddress", "127.0.0.1".to_owned()),
        ("listenPort", "0".to_owned()),
        ("brokerName", "b1".to_owned()),
        ("storePathRootDir", text(&dir.path().join("store"))),
        ("fetchNamesrvAddrByAddressServer", "true".to_owned()),
        ("rmqAddressServerDomain", address_server(list.clone())),
        // Apache's default is 10 s.
        ("fetchNamesrvAddrInterval", "1000".to_owned()),
    ];
    std::fs::write(&file, settings.map(|(key, value)| format!("{key}={value}\n")).concat()).unwrap();
    let _broker = Program::start(&["mq-server", "broker", "-c", &text(&file)]);
    let (runtime, remoting) = remoting();
    for server in &servers {
        *list.lock().unwrap() = server.addr.clone();
        eventually("the registration", || lists_b1(&runtime, &remoting, &server.addr).then_some(()));
    }
}

/// Whether that name server knows a broker `b1`.
fn lists_b1(runtime: &Runtime, remoting: &Remoting, namesrv: &str) -> bool {
    let ask = remoting.call(namesrv, RequestCode::GET_BROKER_CLUSTER_INFO, &NoHeader, Bytes::new(), PATIENCE);
    runtime.block_on(ask).unwrap().body.windows(4).any(|part| part == b"\"b1\"")
}

/// An address server that answers every request with what the list is then; its `host:port`.
fn address_server(list: Arc<Mutex<String>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 1024];
            let len = stream.read(&mut request).unwrap();
            assert!(request[..len].starts_with(b"GET /rocketmq/nsaddr HTTP/1.1\r\n"));
            let body = list.lock().unwrap().clone();
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        }
    });
    addr
}
