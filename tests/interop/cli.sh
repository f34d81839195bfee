#!/usr/bin/env bash
# Runs an mqadmin against a cluster: `cli.sh NAME-SERVER CASE…` prints a line for each, `@ok CASE SECONDS` or `@FAIL CASE SECONDS REASON`;
# `cli.sh --list` prints the names of all cases. INTEROP_MQADMIN is the command, ours or Java's, so only what both print is looked for.
set -uo pipefail
read -ra mqadmin <<<"${INTEROP_MQADMIN:-mqadmin}"
printed="" trouble="" prefix=cli-$(date +%s)

# mq ARGS…: runs the command, which has to exit 0 and print no exception; leaves its output in `printed`.
mq() {
  [[ -z $trouble ]] || return 0
  echo "\$ mqadmin $*" >&2
  printed=$("${mqadmin[@]}" "$@" -n "$ns" 2>&1) || trouble="$1 ended with $?: $printed"
  echo "$printed" >&2
  if grep -qE '[a-z]Exception\b' <<<"$printed"; then trouble="$1 printed $printed"; fi
}

# Each argument is a pattern that the last output has to match, or after `!` must not.
shows() {
  local pattern
  for pattern in "$@"; do
    [[ -z $trouble ]] || return 0
    if [[ $pattern == '!'* ]]; then
      ! grep -qE -- "${pattern#!}" <<<"$printed" || trouble="'${pattern#!}' is still in $printed"
    else
      grep -qE -- "$pattern" <<<"$printed" || trouble="'$pattern' is not in $printed"
    fi
  done
}

# within SECONDS COMMAND… -- PATTERN…: repeats a command until its output matches; what one request changed, another may see a moment later.
within() {
  local deadline=$((SECONDS + $1)) command=()
  shift
  while [[ $1 != -- ]]; do command+=("$1"); shift; done
  shift
  [[ -z $trouble ]] || return 0
  while mq "${command[@]}" && shows "$@" && [[ -n $trouble ]] && ((SECONDS < deadline)); do trouble=""; done
}

case_cluster() {
  # An Apache broker answers runtime questions with an exception until it has taken its first sample.
  within 30 clusterList -- 'interop +b-apache +0 +127\.0\.0\.1:[0-9]+ +V5_4_0 '
  local address
  address=$(grep -oE '127\.0\.0\.1:[0-9]+' <<<"$printed" | head -n 1)
  mq brokerStatus -b "$address"
  shows 'brokerVersionDesc +: V5_4_0' putTps commitLogMaxOffset
}

case_topic() {
  local topic=$prefix-topic
  mq updateTopic -c interop -t "$topic" -r 3 -w 3
  shows 'create topic to 127.0.0.1:[0-9]+ success'
  within 5 topicList -- "^$topic\$"
  mq topicRoute -t "$topic"
  shows b-apache '"?writeQueueNums"?: ?3'
  mq topicStatus -t "$topic"
  shows 'b-apache +0 +0 +0' 'b-apache +2 +0 +0'
  mq deleteTopic -c interop -t "$topic"
  shows "delete topic \[$topic\] from cluster \[interop\] success"
  within 5 topicList -- "!^$topic\$"
}

case_group() {
  local group=$prefix-group
  mq updateSubGroup -c interop -g "$group" -r 5
  shows 'create subscription group to 127.0.0.1:[0-9]+ success'
  mq deleteSubGroup -c interop -g "$group"
  shows "delete subscription group \[$group\] from broker \[127.0.0.1:[0-9]+\] in cluster \[interop\] success"
}

case_message() {
  local topic=$prefix-messages id
  mq updateTopic -c interop -t "$topic" -r 1 -w 1
  within 10 topicRoute -t "$topic" -- b-apache
  mq sendMessage -t "$topic" -p 'the body' -k the-key -c the-tag
  shows SEND_OK b-apache
  id=$(grep -oE '[0-9A-F]{32,}' <<<"$printed" | head -n 1)
  within 5 queryMsgByKey -t "$topic" -k the-key -- "$id"
  mq queryMsgByUniqueKey -t "$topic" -i "$id"
  shows 'Queue Offset: +0' the-key the-tag
}

case_lag() {
  local topic=$prefix-lag group=$prefix-lag-group i
  mq updateTopic -c interop -t "$topic" -r 1 -w 1
  mq updateSubGroup -c interop -g "$group"
  mq updateTopic -c interop -t "%RETRY%$group" -r 1 -w 1 # Java's consumerProgress finds the brokers by the retry topic
  within 10 topicRoute -t "$topic" -- b-apache
  for i in 1 2 3; do mq sendMessage -t "$topic" -p "body $i"; done
  mq resetOffsetByTime -g "$group" -t "$topic" -s now
  within 5 consumerProgress -g "$group" -- "$topic +b-apache +0 +3 +3 +0" 'Diff Total: 0'
  mq resetOffsetByTime -g "$group" -t "$topic" -s 1
  within 5 consumerProgress -g "$group" -- "$topic +b-apache +0 +3 +0 +3" 'Diff Total: 3'
}

case_static_topic() {
  local topic=$prefix-static before='The old mapping data is written to file /.+\.before'
  "$(dirname "$0")/cluster" broker b2-apache ns-apache apache || trouble="b2-apache does not start"
  mq updateStaticTopic -t "$topic" -qn 4 -b b-apache
  shows "$before" 'The new mapping data is written to file /.+\.after'
  within 15 topicRoute -t "$topic" -- '"totalQueues": ?4' '"writeQueueNums": ?4'
  # The new queues go to the broker that has fewest, and a move gives it real queues for those of the other.
  mq updateStaticTopic -t "$topic" -qn 6 -b b2-apache
  within 15 topicRoute -t "$topic" -- '"totalQueues": ?6' '"writeQueueNums": ?2'
  mq remappingStaticTopic -t "$topic" -b b2-apache
  shows "$before" 'The old mapping data is written to file /.+\.after'
  within 15 topicRoute -t "$topic" -- '"writeQueueNums": ?6'
}

if [[ $1 == --list ]]; then declare -F | sed -n 's/^declare -f case_//p'; exit; fi
ns=$1
shift
for name in "$@"; do
  trouble="" start=${EPOCHREALTIME/./}
  if declare -F "case_$name" >/dev/null; then "case_$name"; else trouble="no such case"; fi
  seconds=$(printf '%d.%d' $(((${EPOCHREALTIME/./} - start) / 1000000)) $(((${EPOCHREALTIME/./} - start) / 100000 % 10)))
  if [[ -z $trouble ]]; then echo "@ok $name $seconds"; else echo "@FAIL $name $seconds $(tr -s '[:space:]' ' ' <<<"$trouble")"; fi
done
