//! Every command with its options, and the spellings of Apache's library.

use super::super::table::{COMMANDS, Need, Takes, named};
use super::*;

fn words(text: &str) -> Vec<String> {
    text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn parsed(command: &str, text: &str) -> Result<Parsed, String> {
    parse(named(command).unwrap(), &words(text))
}

/// The required options, the first of each choice, and one option more, each with a value.
fn line(command: &JavaCommand, more: &JavaOption, dash_long: bool) -> (Vec<String>, usize) {
    let options = command.options();
    let chosen = options.iter().find(|option| option.need == Need::OneOf);
    let needed = options.iter().filter(|option| option.need == Need::Required);
    let mut wanted: Vec<&JavaOption> = needed.chain(chosen.filter(|_| more.need != Need::OneOf)).collect();
    if !wanted.contains(&more) {
        wanted.push(more);
    }
    let mut args = Vec::new();
    for option in &wanted {
        args.push(if dash_long || option.short.is_empty() {
            format!("--{}", option.long.trim_end().replace(' ', "-"))
        } else {
            format!("-{}", option.short)
        });
        if option.value != Takes::Nothing {
            args.push(format!("v-{}", key(option)));
        }
    }
    (args, wanted.len())
}

#[test]
fn every_option_of_every_command_parses_short_and_long() {
    assert!(COMMANDS.len() >= 104, "{}", COMMANDS.len());
    for command in COMMANDS {
        for option in command.options() {
            if option.short == "h" {
                continue;
            }
            for dash_long in [false, true] {
                let (args, count) = line(command, &option, dash_long);
                let parsed = parse(command, &args).unwrap_or_else(|error| panic!("{} {args:?}: {error}", command.name));
                assert_eq!(parsed.values.len(), count, "{} {args:?}", command.name);
                assert!(parsed.has(key(&option)) && parsed.stray.is_empty(), "{} {args:?}", command.name);
                if option.value == Takes::Value {
                    assert_eq!(parsed.get(key(&option)), Some(format!("v-{}", key(&option)).as_str()), "{} {args:?}", command.name);
                }
            }
        }
    }
}

/// The shortest beginning of the option's long name, of two letters and more, that no other option's has.
fn prefix(options: &[JavaOption], option: &JavaOption) -> Option<String> {
    let spelled = |option: &JavaOption| option.long.trim_end().replace(' ', "-");
    let (own, is_other) = (spelled(option), |other: &&JavaOption| *other != option);
    let lens = 2..own.len();
    let begins = lens.map(|len| &own[..len]).find(|begin| !options.iter().filter(is_other).any(|other| spelled(other).starts_with(begin)));
    begins.map(str::to_owned)
}

/// An option and its value in every spelling that Apache's library knows.
fn spellings(options: &[JavaOption], option: &JavaOption, value: &str) -> Vec<Vec<String>> {
    let long = option.long.trim_end();
    let mut names: Vec<String> = Vec::new();
    if !option.short.is_empty() {
        names.push(format!("-{}", option.short));
    }
    if !long.is_empty() {
        names.extend([format!("--{long}"), format!("-{long}"), format!("--{}", long.replace(' ', "_"))]);
        names.extend(prefix(options, option).into_iter().flat_map(|begin| [format!("--{begin}"), format!("-{begin}")]));
    }
    if option.value == Takes::Nothing {
        return names.into_iter().map(|name| vec![name]).collect();
    }
    let mut all: Vec<_> = names.iter().map(|name| vec![name.clone(), value.to_owned()]).collect();
    all.extend(names.iter().map(|name| vec![format!("{name}={value}")]));
    if option.short.chars().count() == 1 {
        all.push(vec![format!("-{}{value}", option.short)]);
    }
    all
}

#[test]
fn every_option_of_every_command_in_every_spelling_and_place() {
    let mut lines = 0;
    for command in COMMANDS {
        let options = command.options();
        for option in options.iter().filter(|option| option.short != "h") {
            let (needed, _) = line(command, option, false);
            let own =
                needed.iter().position(|word| *word == format!("-{}", option.short) || *word == format!("--{}", option.long)).unwrap();
            let mut others = needed.clone();
            others.drain(own..own + if option.value == Takes::Nothing { 1 } else { 2 });
            for value in ["9x:V", "-1", "+a=b"] {
                for spelled in spellings(&options, option, value) {
                    for args in [[&spelled[..], &others].concat(), [&others[..], &spelled].concat()] {
                        let parsed = parse(command, &args).unwrap_or_else(|error| panic!("{} {args:?}: {error}", command.name));
                        let expected = if option.value == Takes::Nothing { "" } else { value };
                        assert_eq!(parsed.get(key(option)), Some(expected), "{} {args:?}", command.name);
                        assert!(parsed.stray.is_empty() && parsed.own.is_empty(), "{} {args:?}: {parsed:?}", command.name);
                        lines += 1;
                    }
                }
            }
        }
    }
    assert!(lines > 10_000, "{lines}");
}

#[test]
fn what_is_required_is_missed() {
    for command in COMMANDS {
        let options = command.options();
        let needs = options.iter().any(|option| matches!(option.need, Need::Required | Need::OneOf));
        assert_eq!(parse(command, &[]).is_err(), needs, "{}", command.name);
        assert!(parse(command, &words("-h")).is_ok(), "{}", command.name);
    }
    assert_eq!(parsed("topicStatus", "").unwrap_err(), "Missing required option: t");
    assert!(parsed("updateTopic", "-t T").is_err());
    assert!(parsed("updateTopic", "-t T -b a -c b").unwrap_err().contains("only one of"));
    assert_eq!(parsed("topicStatus", "-t").unwrap_err(), "Missing argument for option: t");
    assert_eq!(parsed("topicStatus", "-t T -z 1").unwrap_err(), "Unrecognized option: -z");
    assert_eq!(parsed("topicStatus", "-t T --nope").unwrap_err(), "Unrecognized option: --nope");
}

#[test]
fn spellings_of_commons_cli() {
    for (command, line, key, value) in [
        ("topicStatus", "-tT1", "t", "T1"),
        ("topicStatus", "-t=T1", "t", "T1"),
        ("topicStatus", "--topic=T1", "t", "T1"),
        ("topicStatus", "-topic T1", "t", "T1"),
        ("topicStatus", "-topicT1", "t", "T1"),
        ("topicRoute", "-lt T1", "t", "T1"),
        ("topicRoute", "-ltT1", "t", "T1"),
        ("topicStatus", "-tT1 -clus C", "c", "C"),
        ("topicStatus", "--top T1", "t", "T1"),
        ("topicStatus", "-t T1 --clus C", "c", "C"),
        ("topicStatus", "-c C -t T1", "t", "T1"),
        ("topicStatus", "-t T1 -n a:1;b:2", "n", "a:1;b:2"),
        ("updateTopic", "-b a:1 -t T -a +message.type=FIFO", "a", "+message.type=FIFO"),
        ("updateTopic", "-b a:1 -t T -a -message.type", "a", "-message.type"),
        ("resetOffsetByTime", "-g G -t T -s -1", "s", "-1"),
        ("resetOffsetByTime", "-g G -t T -s now -o -1", "o", "-1"),
        ("resetOffsetByTime", "-g G -t T -s 2026-11-20#10:00:00:000", "s", "2026-11-20#10:00:00:000"),
        ("electMaster", "-a h:1 -b 1 -bn broker-a -c C", "bn", "broker-a"),
        ("updateStaticTopic", "-t T -qn 8 -b a,b -mf f -fr true", "mf", "f"),
        ("checkRocksdbCqWriteProgress", "-c C -n h:1 -cf 5", "cf", "5"),
        ("printMsg", "-t T --beginTimestamp 5", "b", "5"),
        ("printMsgByQueue", "-t T -a b -i 0 --print-msg true", "p", "true"),
        ("printMsgByQueue", "-t T -a b -i 0 --print_msg true", "p", "true"),
        ("clusterRT", "--machine-room x", "m", "x"),
        ("updateSubGroup", "-c C -g G --attributes +a=b", "attributes", "+a=b"),
    ] {
        assert_eq!(
            parsed(command, line).unwrap_or_else(|error| panic!("{command} {line}: {error}")).get(key),
            Some(value),
            "{command} {line}"
        );
    }
}

#[test]
fn lines_of_the_operation_guide() {
    for line in [
        "updateTopic -b 127.0.0.1:10911 -t TopicA",
        "updateTopic -n localhost:9876 -c DefaultCluster -t topic1 -r 8 -w 8 -p 6 -o false -u false -s false",
        "deleteTopic -n localhost:9876 -c DefaultCluster -t topic1",
        "topicList -n 192.168.0.1:9876;192.168.0.2:9876",
        "topicRoute -n localhost:9876 -t topic1",
        "clusterList -m -n 127.0.0.1:9876",
        "clusterList -i 5",
        "brokerStatus -n localhost:9876 -c DefaultCluster",
        "updateBrokerConfig -b 127.0.0.1:10911 -k brokerPermission -v 4",
        "wipeWritePerm -b broker-a -n 127.0.0.1:9876",
        "queryMsgById -i AC1400FD00002A9F0000000000000321 -n localhost:9876",
        "queryMsgByKey -n localhost:9876 -t t -k key",
        "queryMsgByOffset -b broker-a -i 0 -o 0 -t t -n h:1",
        "sendMessage -n h:1 -t T -p hello world",
        "consumerProgress -n h:1 -g group -s true",
        "consumerStatus -g G -s",
        "resetOffsetByTime -n h:1 -g G -t T -s 1537428200000 -c",
        "cloneGroupOffset -s a -d b -t T",
        "updateSubGroup -n h:1 -c C -g G -s true -m true -d true",
        "deleteSubGroup -n h:1 -c C -g G -r true",
        "updateKvConfig -s ns -k k -v v",
        "createUser -n h:1 -c C -u alice -p secret -t Normal",
        "listAcl -n h:1 -c C -s User:alice",
        "haStatus -n h:1 -b 127.0.0.1:10911",
    ] {
        let words = words(line);
        parse(named(&words[0]).unwrap(), &words[1..]).unwrap_or_else(|error| panic!("{line}: {error}"));
    }
}

#[test]
fn stray_words_and_our_own_options() {
    let parsed = parsed("topicStatus", "stray -t T --output json --limit=3 --dry-run").unwrap();
    assert_eq!((parsed.stray, parsed.own), (words("stray"), words("--output=json --limit=3 --dry-run")));
}

#[test]
fn names_in_any_case() {
    assert_eq!(named("TOPICLIST").unwrap().name, "topicList");
    assert!(named("topic").is_none() && named("lag").is_none());
}

proptest::proptest! {
    #[test]
    fn any_words_are_read_or_refused(words in proptest::collection::vec("[-=+a-zA-Z0-9:; ]{0,12}", 0..8)) {
        for command in COMMANDS {
            let _ = parse(command, &words);
        }
    }
}
