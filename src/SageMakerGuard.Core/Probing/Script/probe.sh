#!/bin/sh
# SageMakerGuard probe: asks the network from inside a SageMaker app what the proof on paper says of it.
# Run it in a notebook (!sh smguard-probe-....sh), in a terminal of the app or as a lifecycle configuration, and give
# what it prints to Test-SMDomainConnectivity -ProbeResult.
#
# It looks up names, connects and asks for answers. It changes nothing, takes half a minute at most and ends with exit
# code 0, so that it never keeps an app from starting. It prints no credentials and no environment. It needs python3
# (3.8 or newer) and no package. Where boto3 is there, STS and S3 are called with the app's role as well.
# Whether apps reach each other is left out: one app alone cannot tell.
#
# For rehearsals: SMGUARD_PROBE_HOSTS='host=address,host:port=address:port/address:port' makes names lead elsewhere; the
# output says so.

probe() {
    "$1" -I - <<'SMGUARD_PROBE_PYTHON'
@@PYTHON@@
SMGUARD_PROBE_PYTHON
}

for python in python3 /opt/conda/bin/python3 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' </dev/null >/dev/null 2>&1; then
        probe "$python" && exit 0
    fi
done

echo '@@BEGIN@@'
printf '{"time": "%s", %s}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" '@@NOTHING@@'
echo '@@END@@'
exit 0
