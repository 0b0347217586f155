#!/bin/sh
# Makes the namespace with the search attributes that Nemcon's workflows set, or brings one that is
# there up to date. May run any number of times. The CLI reads TEMPORAL_ADDRESS by itself.
set -eu

# 400 days: closed runs stay readable in the Temporal UI for more than a year after a summit.
retention=9600h
namespace=$TEMPORAL_NAMESPACE

if temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1; then
  temporal operator namespace update --namespace "$namespace" --retention "$retention"
else
  temporal operator namespace create --namespace "$namespace" --retention "$retention"
fi

wanted='
Review=Keyword
Reference=Keyword
Stage=Keyword
Outcome=Keyword
WaitingOn=KeywordList
Escalation=Int
WorkingGroup=Keyword
DueAt=Datetime
Overdue=Bool
Round=Int
'
for attribute in $wanted; do
  # A new namespace is known to every part of the server only after some seconds.
  tries=30
  until temporal operator search-attribute create --namespace "$namespace" \
    --name "${attribute%%=*}" --type "${attribute#*=}"; do
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then
      echo "The search attribute $attribute could not be made; see the message above." >&2
      exit 1
    fi
    sleep 1
  done
done
