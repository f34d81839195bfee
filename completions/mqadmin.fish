# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mqadmin_global_optspecs
    string join \n context= n/namesrv= addr-map= o/output= columns= sort-by= limit= no-headers raw w/watch= until= for= y/yes confirm= dry-run plan-out= reason= keep-going timeout= deadline= concurrency= color= q/quiet progress= v/verbose tz= h/help V/version
end

function __fish_mqadmin_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mqadmin_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mqadmin_using_subcommand
    set -l cmd (__fish_mqadmin_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mqadmin -n "__fish_mqadmin_needs_command" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -s V -l version -d 'Print version'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "cluster" -d 'Clusters'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "clusters" -d 'Clusters'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "broker" -d 'Brokers'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "brokers" -d 'Brokers'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "topic" -d 'Topics'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "topics" -d 'Topics'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "group" -d 'Consumer groups'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "groups" -d 'Consumer groups'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "lag" -d 'How far groups are behind, and why'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "offset" -d 'Positions of groups'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "offsets" -d 'Positions of groups'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "msg" -d 'Messages'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "message" -d 'Messages'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "messages" -d 'Messages'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "trace" -d 'The life of one message, from its producer to every group'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "dlq" -d 'Dead letters'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "delay" -d 'Messages that wait for their time'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "tx" -d 'Half messages of transactions'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "bench" -d 'How fast the cluster is'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "doctor" -d 'What is wrong with the cluster'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "check" -d 'One of the doctor\'s checks, for a monitor'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "context" -d 'Saved clusters'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "contexts" -d 'Saved clusters'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "apply" -d 'Carry out a saved plan'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "undo" -d 'Bring old values back'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "audit" -d 'What was written from this machine'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "explain" -d 'What a response code means, and what to do'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "completion" -d 'Completion script for a shell'
complete -c mqadmin -n "__fish_mqadmin_needs_command" -f -a "version" -d 'Version of this program'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -f -a "ls" -d 'Every cluster with its brokers, added up'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -f -a "list" -d 'Every cluster with its brokers, added up'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -f -a "describe" -d 'Every broker of one cluster'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and not __fish_seen_subcommand_from ls list describe show" -f -a "show" -d 'Every broker of one cluster'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand cluster; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -f -a "ls" -d 'Every cluster with its brokers, added up'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -f -a "list" -d 'Every cluster with its brokers, added up'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -f -a "describe" -d 'Every broker of one cluster'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and not __fish_seen_subcommand_from ls list describe show" -f -a "show" -d 'Every broker of one cluster'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand clusters; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -f -a "ls" -d 'Every broker: role, version, rates, disk, waits'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -f -a "list" -d 'Every broker: role, version, rates, disk, waits'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -f -a "stats" -d 'Everything a broker says of itself while it runs'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -f -a "status" -d 'Everything a broker says of itself while it runs'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and not __fish_seen_subcommand_from ls list stats status config" -f -a "config" -d 'The settings of a broker'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s c -l cluster -d 'Only brokers of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s c -l cluster -d 'Only brokers of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l key -d 'Only keys that fit a pattern' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l key -d 'Only keys that fit a pattern' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l key -d 'Only keys that fit a pattern' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand broker; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -f -a "ls" -d 'Every broker: role, version, rates, disk, waits'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -f -a "list" -d 'Every broker: role, version, rates, disk, waits'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -f -a "stats" -d 'Everything a broker says of itself while it runs'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -f -a "status" -d 'Everything a broker says of itself while it runs'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and not __fish_seen_subcommand_from ls list stats status config" -f -a "config" -d 'The settings of a broker'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s c -l cluster -d 'Only brokers of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s c -l cluster -d 'Only brokers of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l key -d 'Only keys that fit a pattern' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l key -d 'Only keys that fit a pattern' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l key -d 'Only keys that fit a pattern' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand brokers; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "ls" -d 'Topics with their kind and queues'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "list" -d 'Topics with their kind and queues'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "describe" -d 'The settings of a topic on every broker, and who consumes it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "show" -d 'The settings of a topic on every broker, and who consumes it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "route" -d 'Where the queues of a topic are'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "status" -d 'Where every queue of a topic begins and ends'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "create" -d 'Make a topic, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "update" -d 'Make a topic, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "delete" -d 'Delete a topic with its messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "rm" -d 'Delete a topic with its messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s c -l cluster -d 'Only topics of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s a -l all -d 'System, retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s c -l cluster -d 'Only topics of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s a -l all -d 'System, retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from route" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l queues -d 'Queues to read and to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l read-queues -d 'Queues to read on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l write-queues -d 'Queues to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l perm -d 'r, w, or rw' -r -f -a "r\t''
w\t''
rw\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l attr -d 'Attributes: +key=value, -key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l queues -d 'Queues to read and to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l read-queues -d 'Queues to read on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l write-queues -d 'Queues to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l perm -d 'r, w, or rw' -r -f -a "r\t''
w\t''
rw\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l attr -d 'Attributes: +key=value, -key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topic; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "ls" -d 'Topics with their kind and queues'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "list" -d 'Topics with their kind and queues'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "describe" -d 'The settings of a topic on every broker, and who consumes it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "show" -d 'The settings of a topic on every broker, and who consumes it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "route" -d 'Where the queues of a topic are'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "status" -d 'Where every queue of a topic begins and ends'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "create" -d 'Make a topic, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "update" -d 'Make a topic, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "delete" -d 'Delete a topic with its messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and not __fish_seen_subcommand_from ls list describe show route status create update delete rm" -f -a "rm" -d 'Delete a topic with its messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s c -l cluster -d 'Only topics of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s a -l all -d 'System, retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s c -l cluster -d 'Only topics of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s a -l all -d 'System, retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from route" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l queues -d 'Queues to read and to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l read-queues -d 'Queues to read on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l write-queues -d 'Queues to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l perm -d 'r, w, or rw' -r -f -a "r\t''
w\t''
rw\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l attr -d 'Attributes: +key=value, -key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l queues -d 'Queues to read and to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l read-queues -d 'Queues to read on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l write-queues -d 'Queues to write on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l perm -d 'r, w, or rw' -r -f -a "r\t''
w\t''
rw\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l attr -d 'Attributes: +key=value, -key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand topics; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "ls" -d 'Groups with their settings'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "list" -d 'Groups with their settings'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "describe" -d 'The settings of a group on every broker'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "show" -d 'The settings of a group on every broker'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "clients" -d 'The clients of a group and what they subscribe to'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "create" -d 'Make a group, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "update" -d 'Make a group, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "delete" -d 'Delete a group, with its positions and its retry and dead-letter topics if asked'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "rm" -d 'Delete a group, with its positions and its retry and dead-letter topics if asked'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s c -l cluster -d 'Only groups of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s a -l all -d 'Groups of the system too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s c -l cluster -d 'Only groups of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s a -l all -d 'Groups of the system too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from clients" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l consume -d 'Whether it may consume' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l broadcast -d 'Whether it may broadcast' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l retry-max -d 'Tries before a message is given up' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l retry-queues -d 'Queues of its retry topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l consume -d 'Whether it may consume' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l broadcast -d 'Whether it may broadcast' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l retry-max -d 'Tries before a message is given up' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l retry-queues -d 'Queues of its retry topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l offsets -d 'Its positions too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l topics -d 'Its retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l offsets -d 'Its positions too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l topics -d 'Its retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand group; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "ls" -d 'Groups with their settings'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "list" -d 'Groups with their settings'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "describe" -d 'The settings of a group on every broker'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "show" -d 'The settings of a group on every broker'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "clients" -d 'The clients of a group and what they subscribe to'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "create" -d 'Make a group, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "update" -d 'Make a group, or change one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "delete" -d 'Delete a group, with its positions and its retry and dead-letter topics if asked'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and not __fish_seen_subcommand_from ls list describe show clients create update delete rm" -f -a "rm" -d 'Delete a group, with its positions and its retry and dead-letter topics if asked'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s c -l cluster -d 'Only groups of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s a -l all -d 'Groups of the system too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s c -l cluster -d 'Only groups of that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s a -l all -d 'Groups of the system too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from clients" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l consume -d 'Whether it may consume' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l broadcast -d 'Whether it may broadcast' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l retry-max -d 'Tries before a message is given up' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l retry-queues -d 'Queues of its retry topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s c -l cluster -d 'On every master of that cluster (default: of the only cluster)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s b -l broker -d 'On these brokers, by name or address' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l consume -d 'Whether it may consume' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l broadcast -d 'Whether it may broadcast' -r -f -a "true\t''
false\t''"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l retry-max -d 'Tries before a message is given up' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l retry-queues -d 'Queues of its retry topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l offsets -d 'Its positions too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l topics -d 'Its retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s c -l cluster -d 'Only in that cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l offsets -d 'Its positions too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l topics -d 'Its retry and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand groups; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s t -l topic -d 'Only that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l sample -d 'Time between the two looks that give the rates; 0s for one look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l queues -d 'One row a queue, with its owner'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s a -l all -d 'Groups of the system and dead-letter topics too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand lag" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "show" -d 'The committed positions of a group'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "reset" -d 'Move a group to other positions'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "skip" -d 'Leave the backlog of a group unconsumed: reset --to latest'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "clone" -d 'Give a group the positions of another one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "export" -d 'Write the positions of a group to a CSV file'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "import" -d 'Move a group to the positions in a CSV file'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s t -l topic -d 'Only that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s t -l topic -d 'The topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l to-time -d 'To the first message stored at or after that moment' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l to -d 'To earliest, latest, 123, +10, -10 or @TIME' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l by -d 'So many messages on, or back' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l to-group -d 'To where another group is' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l to-file -d 'To the positions in a file that `offset export` wrote' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l all-topics -d 'All topics that the group has positions in'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l with-retry -d 'The topic of its retries too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l only-back -d 'Only queues that go back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l only-forward -d 'Only queues that go forward'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s t -l topic -d 'The topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l all-topics -d 'All topics that the group has positions in'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l with-retry -d 'The topic of its retries too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from skip" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s t -l topic -d 'The topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l all-topics -d 'All topics that the group has positions in'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l with-retry -d 'The topic of its retries too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from clone" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s t -l topic -d 'Only that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s f -l file -d 'A file that is not there yet; - is standard output' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s g -l group -d 'The group, when it is another one than in the file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offset; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "show" -d 'The committed positions of a group'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "reset" -d 'Move a group to other positions'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "skip" -d 'Leave the backlog of a group unconsumed: reset --to latest'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "clone" -d 'Give a group the positions of another one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "export" -d 'Write the positions of a group to a CSV file'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and not __fish_seen_subcommand_from show reset skip clone export import" -f -a "import" -d 'Move a group to the positions in a CSV file'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s t -l topic -d 'Only that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s t -l topic -d 'The topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l to-time -d 'To the first message stored at or after that moment' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l to -d 'To earliest, latest, 123, +10, -10 or @TIME' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l by -d 'So many messages on, or back' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l to-group -d 'To where another group is' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l to-file -d 'To the positions in a file that `offset export` wrote' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l all-topics -d 'All topics that the group has positions in'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l with-retry -d 'The topic of its retries too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l only-back -d 'Only queues that go back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l only-forward -d 'Only queues that go forward'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s t -l topic -d 'The topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l all-topics -d 'All topics that the group has positions in'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l with-retry -d 'The topic of its retries too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from skip" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s t -l topic -d 'The topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l all-topics -d 'All topics that the group has positions in'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l with-retry -d 'The topic of its retries too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from clone" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s t -l topic -d 'Only that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s f -l file -d 'A file that is not there yet; - is standard output' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s g -l group -d 'The group, when it is another one than in the file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand offsets; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "get" -d 'Find a message by id, by key, or by its place'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "peek" -d 'Look into queues; nothing is consumed or committed'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "tail" -d 'Print messages as they stand in their queues, and follow them; nothing is consumed or committed'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "find" -d 'Look for messages over a range of time'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "count" -d 'Count messages by queue, tag, key or hour'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "decode-id" -d 'What an id says, without asking anybody'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "cq" -d 'What a consume queue holds'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "send" -d 'Send messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "replay" -d 'Send the messages of a topic again, to another one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "export" -d 'Write messages to a file, whole'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "import" -d 'Send what an export holds, edited or not'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s t -l topic -d 'Its topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l body-max -d 'Bytes of a body that are shown in a table' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l key -d 'Look for a key only'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l from -d 'Where to begin: earliest, latest, 123, -10 (before the end), @TIME; default: the last 10 of each queue' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l until -d 'Stop at messages stored after that moment' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from peek" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l from -d 'Where to begin in each queue: -100 (before the end), @TIME, latest, earliest, 123' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l fields -d 'What to show of each: any of the columns of `msg peek -o wide`' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s f -l follow -d 'Go on with what arrives'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l exit -d 'End at the end of the queues as they are now, as it does without -f'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from find" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l by -d 'What to count by' -r -f -a "tag\t'Their tag'
key\t'Each of their keys'
hour\t'The hour in which they were stored'
queue\t'Their queue; without a filter no message is read for it'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from decode-id" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l queue -d 'The queue: BROKER:ID' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l from -d 'Where to begin: earliest, latest, 123, -10 (before the end), @TIME' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l count -d 'Entries at most' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s g -l group -d 'Whether that group\'s filter lets each pass' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from cq" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l body -d 'The body' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s f -l file -d 'A file with the body; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l key -d 'A key to find it by' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l tag -d 'Its tag' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l prop -d 'A property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l delay -d 'Delay: level:N' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l queue -d 'To that queue: BROKER:ID, or any of a BROKER' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l count -d 'How often' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l to -d 'The topic that gets copies' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l to-context -d 'In that saved cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from replay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s f -l file -d 'A file that is not there yet; - is standard output. CSV when it ends in .csv, or with -o csv' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l text -d 'Bodies that are text stand as they are, to be edited, not as base64'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s t -l topic -d 'The topic that gets the messages' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand msg; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "get" -d 'Find a message by id, by key, or by its place'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "peek" -d 'Look into queues; nothing is consumed or committed'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "tail" -d 'Print messages as they stand in their queues, and follow them; nothing is consumed or committed'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "find" -d 'Look for messages over a range of time'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "count" -d 'Count messages by queue, tag, key or hour'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "decode-id" -d 'What an id says, without asking anybody'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "cq" -d 'What a consume queue holds'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "send" -d 'Send messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "replay" -d 'Send the messages of a topic again, to another one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "export" -d 'Write messages to a file, whole'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "import" -d 'Send what an export holds, edited or not'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s t -l topic -d 'Its topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l body-max -d 'Bytes of a body that are shown in a table' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l key -d 'Look for a key only'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l from -d 'Where to begin: earliest, latest, 123, -10 (before the end), @TIME; default: the last 10 of each queue' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l until -d 'Stop at messages stored after that moment' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from peek" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l from -d 'Where to begin in each queue: -100 (before the end), @TIME, latest, earliest, 123' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l fields -d 'What to show of each: any of the columns of `msg peek -o wide`' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s f -l follow -d 'Go on with what arrives'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l exit -d 'End at the end of the queues as they are now, as it does without -f'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from find" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l by -d 'What to count by' -r -f -a "tag\t'Their tag'
key\t'Each of their keys'
hour\t'The hour in which they were stored'
queue\t'Their queue; without a filter no message is read for it'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from decode-id" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l queue -d 'The queue: BROKER:ID' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l from -d 'Where to begin: earliest, latest, 123, -10 (before the end), @TIME' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l count -d 'Entries at most' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s g -l group -d 'Whether that group\'s filter lets each pass' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from cq" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l body -d 'The body' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s f -l file -d 'A file with the body; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l key -d 'A key to find it by' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l tag -d 'Its tag' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l prop -d 'A property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l delay -d 'Delay: level:N' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l queue -d 'To that queue: BROKER:ID, or any of a BROKER' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l count -d 'How often' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l to -d 'The topic that gets copies' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l to-context -d 'In that saved cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from replay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s f -l file -d 'A file that is not there yet; - is standard output. CSV when it ends in .csv, or with -o csv' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l text -d 'Bodies that are text stand as they are, to be edited, not as base64'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s t -l topic -d 'The topic that gets the messages' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand message; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "get" -d 'Find a message by id, by key, or by its place'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "peek" -d 'Look into queues; nothing is consumed or committed'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "tail" -d 'Print messages as they stand in their queues, and follow them; nothing is consumed or committed'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "find" -d 'Look for messages over a range of time'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "count" -d 'Count messages by queue, tag, key or hour'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "decode-id" -d 'What an id says, without asking anybody'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "cq" -d 'What a consume queue holds'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "send" -d 'Send messages'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "replay" -d 'Send the messages of a topic again, to another one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "export" -d 'Write messages to a file, whole'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and not __fish_seen_subcommand_from get peek tail find count decode-id cq send replay export import" -f -a "import" -d 'Send what an export holds, edited or not'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s t -l topic -d 'Its topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l body-max -d 'Bytes of a body that are shown in a table' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l key -d 'Look for a key only'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l from -d 'Where to begin: earliest, latest, 123, -10 (before the end), @TIME; default: the last 10 of each queue' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l until -d 'Stop at messages stored after that moment' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from peek" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l from -d 'Where to begin in each queue: -100 (before the end), @TIME, latest, earliest, 123' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l fields -d 'What to show of each: any of the columns of `msg peek -o wide`' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s f -l follow -d 'Go on with what arrives'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l exit -d 'End at the end of the queues as they are now, as it does without -f'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from find" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l by -d 'What to count by' -r -f -a "tag\t'Their tag'
key\t'Each of their keys'
hour\t'The hour in which they were stored'
queue\t'Their queue; without a filter no message is read for it'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from decode-id" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l queue -d 'The queue: BROKER:ID' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l from -d 'Where to begin: earliest, latest, 123, -10 (before the end), @TIME' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l count -d 'Entries at most' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s g -l group -d 'Whether that group\'s filter lets each pass' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from cq" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l body -d 'The body' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s f -l file -d 'A file with the body; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l key -d 'A key to find it by' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l tag -d 'Its tag' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l prop -d 'A property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l delay -d 'Delay: level:N' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l queue -d 'To that queue: BROKER:ID, or any of a BROKER' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l count -d 'How often' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l to -d 'The topic that gets copies' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l to-context -d 'In that saved cluster' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from replay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l queue -d 'Only these queues: BROKER:ID, BROKER:*' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s f -l file -d 'A file that is not there yet; - is standard output. CSV when it ends in .csv, or with -o csv' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l text -d 'Bodies that are text stand as they are, to be edited, not as base64'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s t -l topic -d 'The topic that gets the messages' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand messages; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s t -l topic -d 'Its topic, for messages that nobody traced' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l trace-topic -d 'Where traces are' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l since -d 'Only traces since then' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l key -d 'Look for a key'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand trace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "ls" -d 'Groups that have dead letters'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "list" -d 'Groups that have dead letters'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "peek" -d 'Look at the dead letters of a group'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "stats" -d 'What the dead letters of a group have in common: where they came from, tags, keys, age, tries'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "show" -d 'One dead letter, whole'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "ack" -d 'Say up to where the dead letters of a group are handled; the brokers keep it, so the whole team sees it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "resend" -d 'Give dead letters back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "export" -d 'Write dead letters to a file, whole'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "purge" -d 'Delete all dead letters of a group: a log cannot drop single ones, so its topic goes'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and not __fish_seen_subcommand_from ls list peek stats show ack resend export purge fix-perm" -f -a "fix-perm" -d 'Make dead letters readable that an old broker made write-only'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l body -d 'How bodies are shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from peek" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l top -d 'Rows of each kind at most' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s g -l group -d 'The group that gave it up; needed for keys and unique ids' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l body -d 'How the body is shown' -r -f -a "auto\t'Text if it is UTF-8, else hexadecimal'
utf8\t'Text; what is not UTF-8 is replaced'
json\t'JSON, spread over lines'
hex\t'Hexadecimal'
base64\t'Base64'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l to -d 'Those before that position are handled: 123, @TIME, earliest (none), latest (all)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l all -d 'All there are now'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from ack" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l to -d 'To the group alone, to the topic they came from (every group of it gets them), or to another topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from resend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l tag -d 'Only messages with that tag, or one of several: \'A || B\'' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l key -d 'Only messages with that key' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l prop -d 'Only messages with that property' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l sql -d 'Only messages whose properties fit an SQL92 expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l body-contains -d 'Only messages whose body contains that text' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l body-regex -l grep -d 'Only messages whose body fits a regular expression' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l origin-topic -d 'Only retries and dead letters that came from that topic' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l ids-from -d 'Only messages whose id is in a file, one a line; - is standard input' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l sample -d 'Only a part of them: 5%, or 1/20; the same part each time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l since -d 'Stored at or after' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l until -d 'Stored at or before' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l scan-max -d 'Messages read at most, whether they fit or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s f -l file -d 'A file that is not there yet; - is standard output. CSV when it ends in .csv, or with -o csv' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l rate -d 'At most so many a second; max: as fast as it goes' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l job -d 'Keep the job in that file' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l resume -d 'Carry a job on that was interrupted, with the choice it was begun with' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l stop-after-errors -d 'Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l text -d 'Bodies that are text stand as they are, to be edited, not as base64'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l export -d 'Write them to a file first' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l no-export -d 'Keep nothing'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from purge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand dlq; and __fish_seen_subcommand_from fix-perm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -f -a "ls" -d 'Messages that wait, by topic, and when they are due'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -f -a "list" -d 'Messages that wait, by topic, and when they are due'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and not __fish_seen_subcommand_from ls list recall" -f -a "recall" -d 'Recall a message that waits for its delivery time'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l scan-max -d 'Waiting messages read at most, of each queue, to learn topics and times' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l scan-max -d 'Waiting messages read at most, of each queue, to learn topics and times' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand delay; and __fish_seen_subcommand_from recall" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -f -a "ls" -d 'Half messages that are neither committed nor rolled back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -f -a "list" -d 'Half messages that are neither committed nor rolled back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and not __fish_seen_subcommand_from ls list recheck" -f -a "recheck" -d 'Check parked half messages again, as if they had never been checked'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l scan-max -d 'Half messages looked at on each broker at most, whether they are decided or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l parked -d 'Those that were given up after their last check'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l scan-max -d 'Half messages looked at on each broker at most, whether they are decided or not' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l parked -d 'Those that were given up after their last check'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand tx; and __fish_seen_subcommand_from recheck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -f -a "send" -d 'Time of a send'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -f -a "consume" -d 'Messages consumed a second; they are sent first'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -f -a "e2e" -d 'Time from a send that was due to the consumer that got it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and not __fish_seen_subcommand_from send consume e2e diff" -f -a "diff" -d 'Compare two reports'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l topic -d 'On that topic instead of one that is made for it and deleted afterwards' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l queues -d 'Queues of that topic on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l size -d 'Bytes of a body' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l clients -d 'Clients, each with its own connections' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l batch -d 'Messages of one send' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l mode -d 'How a send is done' -r -f -a "sync\t'Each client waits for its answer'
async\t'Each client has many sends on the way'
oneway\t'Nobody answers'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l rate -d 'Messages a second, all clients together; max: as fast as the answers come' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l duration -d 'How long to measure' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l warmup -d 'How long to run before that' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l report -d 'Write the report to that file, as JSON with a line for each second' -r -F
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l temp-topic -d 'On a topic that is made for it and deleted afterwards (the default)'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l topic -d 'On that topic instead of one that is made for it and deleted afterwards' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l queues -d 'Queues of that topic on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l size -d 'Bytes of a body' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l clients -d 'Clients, each with its own connections' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l batch -d 'Messages of one send' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l mode -d 'How a send is done' -r -f -a "sync\t'Each client waits for its answer'
async\t'Each client has many sends on the way'
oneway\t'Nobody answers'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l rate -d 'Messages a second, all clients together; max: as fast as the answers come' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l duration -d 'How long to measure' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l warmup -d 'How long to run before that' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l report -d 'Write the report to that file, as JSON with a line for each second' -r -F
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l temp-topic -d 'On a topic that is made for it and deleted afterwards (the default)'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from consume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l topic -d 'On that topic instead of one that is made for it and deleted afterwards' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l queues -d 'Queues of that topic on each broker' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l size -d 'Bytes of a body' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l clients -d 'Clients, each with its own connections' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l batch -d 'Messages of one send' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l mode -d 'How a send is done' -r -f -a "sync\t'Each client waits for its answer'
async\t'Each client has many sends on the way'
oneway\t'Nobody answers'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l rate -d 'Messages a second, all clients together; max: as fast as the answers come' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l duration -d 'How long to measure' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l warmup -d 'How long to run before that' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l report -d 'Write the report to that file, as JSON with a line for each second' -r -F
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l temp-topic -d 'On a topic that is made for it and deleted afterwards (the default)'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from e2e" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand bench; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l only -d 'Only checks whose id begins so' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l all -d 'Show what is fine too'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l forget -d 'Miss no broker that was here before: what is here now is all there should be'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l format -d 'For whom' -r -f -a "text\t'As `doctor` shows it'
nagios\t'One line, and the exit codes of Nagios plug-ins: 0, 1, 2, 3'
prometheus\t'Lines for a text-file collector'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "ls" -d 'Saved clusters'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "list" -d 'Saved clusters'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "add" -d 'Save a cluster, after asking it who it is'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "use" -d 'Choose the cluster that commands are for; - is the one before'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "current" -d 'The chosen one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "show" -d 'What a context says, or where every setting comes from'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "describe" -d 'What a context says, or where every setting comes from'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "rm" -d 'Forget a context'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "delete" -d 'Forget a context'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l namesrv-url -d 'An address server that lists its name servers' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l protect -d 'What may be changed' -r -f -a "none\t'As each command asks by itself'
confirm\t'Every write has to be confirmed by name'
readonly\t'No write at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l use -d 'Use it from now on'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l no-test -d 'Save it without asking it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l force -d 'Replace one of that name'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l short -d 'Its name alone; nothing when there is none'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from current" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l resolved -d 'What is in force now, and from where'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l resolved -d 'What is in force now, and from where'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand context; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "ls" -d 'Saved clusters'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "list" -d 'Saved clusters'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "add" -d 'Save a cluster, after asking it who it is'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "use" -d 'Choose the cluster that commands are for; - is the one before'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "current" -d 'The chosen one'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "show" -d 'What a context says, or where every setting comes from'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "describe" -d 'What a context says, or where every setting comes from'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "rm" -d 'Forget a context'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and not __fish_seen_subcommand_from ls list add use current show describe rm delete" -f -a "delete" -d 'Forget a context'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l namesrv-url -d 'An address server that lists its name servers' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l protect -d 'What may be changed' -r -f -a "none\t'As each command asks by itself'
confirm\t'Every write has to be confirmed by name'
readonly\t'No write at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l use -d 'Use it from now on'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l no-test -d 'Save it without asking it'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l force -d 'Replace one of that name'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l short -d 'Its name alone; nothing when there is none'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from current" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l resolved -d 'What is in force now, and from where'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l resolved -d 'What is in force now, and from where'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand contexts; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -f -a "ls" -d 'Writes that can be undone, the newest first'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -f -a "list" -d 'Writes that can be undone, the newest first'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -f -a "show" -d 'What one of them would bring back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and not __fish_seen_subcommand_from ls list show apply" -f -a "apply" -d 'Bring the old values back'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand undo; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -f -a "ls" -d 'Writes from this machine, the newest first'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -f -a "list" -d 'Writes from this machine, the newest first'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -f -a "show" -d 'What became of each target of a write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and not __fish_seen_subcommand_from ls list show describe" -f -a "describe" -d 'What became of each target of a write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand audit; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l context -d 'Saved cluster to use (MQADMIN_CONTEXT)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s n -l namesrv -d 'Name servers, separated by ; , or blanks (NAMESRV_ADDR)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l addr-map -d 'Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s o -l output -d 'Form of the output (MQADMIN_OUTPUT)' -r -f -a "table\t'For people; in a pipe the same rows, unstyled and uncut'
wide\t'A table with every column'
json\t'One JSON document'
ndjson\t'One JSON object a line, a summary last'
csv\t'RFC 4180'
name\t'The names alone, for xargs'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l columns -d 'Only these columns' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l sort-by -d 'Sort by a column, downwards after a minus' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l limit -d 'Show at most so many rows' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s w -l watch -d 'Look again and again' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l until -d 'Look until each row fits COLUMN<VALUE; exit 12 if not in time' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l for -d 'How long to look' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l confirm -d 'Confirm a destructive write by its target\'s name' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l plan-out -d 'Save the plan of a write to a file and stop' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l reason -d 'Why, for the audit' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l timeout -d 'Time for one request' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l deadline -d 'Time for the whole command' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l concurrency -d 'Requests at once' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l progress -d 'How long work tells of its progress' -r -f -a "auto\t'A bar on a terminal, else a line every 10 s'
json\t'A JSON object a second'
none\t'Not at all'"
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l tz -d 'Time zone of what is read and shown' -r
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l no-headers -d 'Leave the heading out'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l raw -d 'Numbers without separators on a terminal'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s y -l yes -d 'Confirm a reversible write'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l dry-run -d 'Show the plan of a write and stop'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -l keep-going -d 'Go on with other targets after a failure'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s q -l quiet -d 'No notes on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s v -l verbose -d 'Show every request on standard error'
complete -c mqadmin -n "__fish_mqadmin_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
