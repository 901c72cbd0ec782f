# First start of a machine. The launch template puts the variables before this text; nothing here is secret.
# What must outlive the machine (address, interface, volume) is fetched from the machine before; then the release is installed from the
# one bundle. Whatever fails ends the start, and the stack's update with it: a machine is either whole or replaced.
set -euo pipefail
export AWS_REGION AWS_DEFAULT_REGION=$AWS_REGION
ROOT=${ROOT:-}

signal() {
  aws cloudformation signal-resource --stack-name "$SIGNAL_STACK" --logical-resource-id "$SIGNAL_GROUP" \
    --unique-id "$INSTANCE" --status "$1" || true
}

# again WHAT COMMAND...: tries for ten minutes; the machine before may still hold what we want
again() {
  local what=$1 tries=0
  shift
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt "${TRIES:-60}" ] || { echo "boot: gave up: $what" >&2; return 1; }
    sleep "${PAUSE:-10}"
  done
}

metadata() {
  local token
  token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl -sf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}

# A block bears its miner's time, and one from the future is refused: nothing starts before the clock is right. The image's own
# configuration names the provider's clock.
keep_time() {
  systemctl enable --now chronyd
  again "the right time" chronyc -n waitsync 1
}

take_over_address() {
  again "public address" aws ec2 associate-address --allocation-id "$ADDRESS" --instance-id "$INSTANCE" --allow-reassociation
  again "fixed interface" aws ec2 attach-network-interface --network-interface-id "$INTERFACE" --instance-id "$INSTANCE" --device-index 1
}

# A volume that has a file system is never formatted.
take_over_volume() {
  local device
  device=$ROOT/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${VOLUME/-/}
  again "data volume" aws ec2 attach-volume --volume-id "$VOLUME" --instance-id "$INSTANCE" --device /dev/sdf
  again "data volume's device" test -e "$device"
  if ! blkid "$device"; then
    if aws ec2 describe-volumes --volume-ids "$VOLUME" --query 'Volumes[0].Tags[?Key==`pyrin:formatted`]' --output text | grep -q .; then
      echo "boot: the data volume was formatted before and shows no file system now: not touching it" >&2
      return 1
    fi
    mkfs.xfs -q -L pyrin-data "$device"
    aws ec2 create-tags --resources "$VOLUME" --tags Key=pyrin:formatted,Value=yes
  fi
  mkdir -p "$ROOT/var/lib/pyrin"
  echo "LABEL=pyrin-data /var/lib/pyrin xfs defaults,noatime,nofail 0 2" >>"$ROOT/etc/fstab"
  mount "$ROOT/var/lib/pyrin"
  xfs_growfs "$ROOT/var/lib/pyrin" >/dev/null
}

# The private subnets' way out, where there is no gateway: only what the door lets in is forwarded. It comes in at the fixed interface and
# answers leave there too, since only that one may carry foreign addresses; a unit does this again at each start.
forward() {
  dnf install -qy nftables
  cat >"$ROOT/usr/local/sbin/pyrin-forward" <<SH
#!/bin/bash
set -euo pipefail
device=\$(ip -brief -4 address | awk '/ $FIXED_ADDRESS\// {print \$1}')
gateway=\$(ip route show default | awk '{print \$3; exit}')
sysctl -qw net.ipv4.ip_forward=1
for range in ${PRIVATE_CIDRS//,/ }; do ip route replace "\$range" via "\$gateway" dev "\$device"; done
nft -f /etc/nftables/pyrin.nft
SH
  cat >"$ROOT/etc/nftables/pyrin.nft" <<NFT
table ip pyrin
delete table ip pyrin
table ip pyrin {
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    ip saddr { ${PRIVATE_CIDRS//,/, } } tcp dport { 443, 8443, 27015-27017 } accept
  }
  chain postrouting {
    type nat hook postrouting priority 100;
    ip saddr { ${PRIVATE_CIDRS//,/, } } masquerade
  }
}
NFT
  cat >"$ROOT/etc/systemd/system/pyrin-forward.service" <<UNIT
[Unit]
Description=Way out of the private subnets
Wants=network-online.target
After=network-online.target
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/sbin/pyrin-forward
Restart=on-failure
RestartSec=5
[Install]
WantedBy=multi-user.target
UNIT
  chmod 755 "$ROOT/usr/local/sbin/pyrin-forward"
  systemctl daemon-reload
  systemctl enable pyrin-forward
  again "forwarding" systemctl start pyrin-forward
}

fetch_bundle() {
  local work=$ROOT/var/tmp/pyrin-bundle
  mkdir -p "$work"
  again "release bundle" aws s3 cp --only-show-errors "s3://$BUCKET/$BUNDLE" "$work/bundle.tar.gz"
  echo "$BUNDLE_SHA256  $work/bundle.tar.gz" | sha256sum -c --quiet - || {
    echo "boot: the release bundle is damaged" >&2
    return 1
  }
  tar xzf "$work/bundle.tar.gz" -C "$work"
  rm "$work/bundle.tar.gz"
}

# The database's address goes from the secret into the installer's environment and nowhere else.
install_release() {
  local installer
  installer=$(echo "$ROOT"/var/tmp/pyrin-bundle/pyrin-*/bin/pyrin)
  MONGODB_URI=$(aws secretsmanager get-secret-value --secret-id "$SECRET" --query SecretString --output text) \
    PYRIN_NETWORK=$NETWORK PYRIN_EVENTS=sns:$TOPIC PYRIN_NODE_FLAGS=$NODE_FLAGS PYRIN_NODE_LISTEN=0.0.0.0:$NODE_PORT \
    PYRIN_NODE_ALLOW=$VPC_CIDR PYRIN_NODE=127.0.0.1:$NODE_PORT PYRIN_STREAM_LISTEN=0.0.0.0:$STREAM_PORT \
    "$installer" install --profile split --programs "$PROGRAMS" --network "$NETWORK"
  rm -r "$ROOT/var/tmp/pyrin-bundle"
}

watch() {
  dnf install -qy amazon-cloudwatch-agent rsyslog
  systemctl enable --now rsyslog
  mkdir -p "$ROOT/etc/pyrin-watch"
  echo "$PROMETHEUS" | base64 -d >"$ROOT/etc/pyrin-watch/prometheus.yaml"
  echo "$AGENT" | base64 -d >"$ROOT/etc/pyrin-watch/agent.json"
  amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c "file:$ROOT/etc/pyrin-watch/agent.json"
}

INSTANCE=$(metadata instance-id)
trap '[ $? = 0 ] || signal FAILURE' EXIT
keep_time
[ -z "${ADDRESS:-}" ] || take_over_address
[ -z "${VOLUME:-}" ] || take_over_volume
[ -z "${PRIVATE_CIDRS:-}" ] || forward
fetch_bundle
install_release
watch
signal SUCCESS
