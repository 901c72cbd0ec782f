#!/bin/bash
# Stands in for the CDK command: writes down how it was called, fails on order, gives out what a stack would.
here=$(dirname "$0")
echo "$*" >>"$here/calls"
if [ -f "$here/fail" ] && [ "$(cat "$here/fail")" = "$1 $2" ]; then
  echo "double: $1 $2 fails on order" >&2
  exit 1
fi
stack=$2
while [ $# -gt 0 ]; do
  if [ "$1" = --outputs-file ] && [ -f "$here/outputs/$stack.json" ]; then
    cp "$here/outputs/$stack.json" "$2"
  fi
  shift
done
