import concurrent.futures, http.client, importlib.util, ipaddress, json, os, re, socket, ssl, subprocess, sys, threading, time
import urllib.error, urllib.parse, urllib.request

PLAN = json.loads(r'''
@@PLAN@@
''')
LIMIT, DEADLINE = 4, 25  # seconds: for one lookup, connection or answer, and for everything
KINDS = (
    ("timeout", (socket.timeout, TimeoutError)), ("refused", ConnectionRefusedError), ("tls", ssl.SSLError),
    ("dns", (socket.gaierror, UnicodeError)), ("http", (http.client.HTTPException, urllib.error.HTTPError)))
facts = {"rehearsal": False, "proxy": None, "packageIndex": None, "callerAccount": None}
sources = set()


def rehearse(table):
    real, hosts = socket.getaddrinfo, dict(pair.strip().split("=", 1) for pair in table.split(",") if "=" in pair)

    def instead(host, port, *rest, **more):
        found = []
        for way in hosts.get("%s:%s" % (host, port), hosts.get(host, host)).split("/"):
            to, colon, other = way.partition(":")
            found += real(to, int(other) if colon else port, *rest, **more)
        return found

    facts["rehearsal"], socket.getaddrinfo = True, instead


def within(seconds, work):
    box = []

    def run():
        try:
            box.append((work(), None))
        except BaseException as error:
            box.append((None, error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    result, error = box[0] if box else (None, socket.timeout("nothing within %d seconds" % seconds))
    if error is not None:
        raise error
    return result


def explain(error):
    answer = getattr(error, "response", None)
    if isinstance(answer, dict):  # botocore's ClientError: AWS answered, with this code
        return "http", answer["Error"]["Code"]
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, BaseException):
        error = error.reason
    text = re.sub(r"//[^/@\s]*@", "//", "%s: %s" % (type(error).__name__, error))[:200]
    return next((kind for kind, types in KINDS if isinstance(error, types)), "other"), text


def check(rows, name, kind, host, port, expected, work, limit=LIMIT + 1):
    row = {"name": name, "kind": kind, "host": host, "port": port, "addresses": [], "failed": [], "ok": False,
           "errorKind": None, "detail": "", "milliseconds": 0, "expected": expected, "asExpected": None}
    start = time.monotonic()
    try:
        row.update(within(limit, work), ok=True)
    except BaseException as error:
        row["errorKind"], row["detail"] = explain(error)
    row["milliseconds"] = int((time.monotonic() - start) * 1000)
    if expected in ("reachable", "blocked"):
        row["asExpected"] = row["ok"] == (expected == "reachable")
    elif expected in ("private", "public"):
        public = [ipaddress.ip_address(a.split("%")[0]).is_global for a in row["addresses"]]
        row["asExpected"] = row["ok"] and (not any(public) if expected == "private" else all(public))
    rows.append(row)
    return row["ok"]


def lookup(host, port=0):
    return socket.getaddrinfo(host, port, socket.AF_UNSPEC if PLAN["dualStack"] else socket.AF_INET, socket.SOCK_STREAM)


def resolve(host):
    return {"addresses": sorted({found[4][0] for found in lookup(host)})}


def connect(host, port):
    errors, found = {}, lookup(host, port)

    def one(to):
        try:
            with socket.socket(*to[:3]) as way:
                way.settimeout(LIMIT)
                way.connect(to[4])
                sources.add(way.getsockname()[0])
        except BaseException as error:
            errors[to[4][0]] = error

    # All at once: a name may lead to several addresses, and one that is dead makes programs fail now and then.
    with concurrent.futures.ThreadPoolExecutor(len(found)) as pool:
        list(pool.map(one, found))
    addresses = sorted({to[4][0] for to in found})
    if len(errors) == len(addresses):
        raise errors[addresses[0]]
    return {"addresses": addresses, "failed": sorted(errors), "detail": "; ".join(explain(e)[1] for e in errors.values())}


def answer(host, port, path, method):
    connection = http.client.HTTPSConnection(host, port, timeout=LIMIT)
    connection.request(method, path)
    return {"detail": "HTTP %d" % connection.getresponse().status}


def client(service, host):
    import boto3, botocore.config
    config = botocore.config.Config(connect_timeout=LIMIT, read_timeout=LIMIT, retries={"max_attempts": 0}, s3={"addressing_style": "path"})
    return boto3.client(service, region_name=PLAN["region"], endpoint_url="https://" + host, config=config)


def caller(host):
    facts["callerAccount"] = client("sts", host).get_caller_identity()["Account"]
    return {"detail": "GetCallerIdentity"}


def bucket(host):
    try:
        client("s3", host).list_objects_v2(Bucket=PLAN["bucket"], MaxKeys=1)
        return {"detail": "ListObjectsV2"}
    except Exception as error:
        if explain(error) != ("http", "NoSuchBucket"):  # which is an answer of S3's all the same
            raise
        return {"detail": "NoSuchBucket"}


def ask(rows, name, host, port, resolves, reaches, call):
    if re.search("[a-zA-Z]", host) and ":" not in host and not check(rows, name, "dns", host, port, resolves, lambda: resolve(host)):
        return
    if not check(rows, name, "tcp", host, port, reaches, lambda: connect(host, port)) or not call:
        return
    path, method = ("/?Action=GetCallerIdentity&Version=2011-06-15", "GET") if call == "sts" else ("/", "HEAD")
    answered = check(rows, name, "http", host, port, reaches, lambda: answer(host, port, path, method))
    if answered and call != "head" and importlib.util.find_spec("boto3"):
        check(rows, name, "sdk", host, port, "unknown", lambda: (caller if call == "sts" else bucket)(host), LIMIT * 3)


def index_url():
    if os.environ.get("PIP_INDEX_URL"):
        return os.environ["PIP_INDEX_URL"], "environment"
    pip = subprocess.run([sys.executable, "-m", "pip", "config", "list"], cwd="/", stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=LIMIT * 2)
    found = dict(re.findall(r"^(\S+)\.index-url='([^']+)'", pip.stdout.decode("utf-8", "replace"), re.M))
    url = found.get("install") or found.get("global")
    if url:
        return url, "pip configuration"
    return "https://pypi.org/simple", "default (no pip)" if pip.returncode else "default"


def packages(rows, reaches):
    url, source = index_url()
    try:
        url = urllib.parse.urlsplit(url)
        host, port = url.hostname, url.port or (80 if url.scheme == "http" else 443)
    except ValueError:
        raise ValueError("the URL of pip's index cannot be read") from None  # Python's own words may tell a part of its password
    proxied = bool(urllib.request.getproxies().get(url.scheme)) and not urllib.request.proxy_bypass(host)
    facts["packageIndex"] = {"host": host, "port": port, "source": source, "proxied": proxied}
    reaches = reaches if source.startswith("default") and not proxied else "unknown"

    def fetch():  # by the proxy where there is one, as pip does; the root will do
        try:
            return {"detail": "HTTP %d" % urllib.request.urlopen("%s://%s:%d/" % (url.scheme, host, port), timeout=LIMIT).status}
        except urllib.error.HTTPError as error:
            return {"detail": "HTTP %d" % error.code}

    if not proxied:
        ask(rows, "package index", host, port, "any", reaches, "")
    if proxied or rows[-1]["ok"]:
        check(rows, "package index", "http", host, port, reaches, fetch)


def guarded(rows, name, work):
    try:
        work()
    except BaseException as error:
        rows.append({"name": name, "kind": "probe", "ok": False, "errorKind": "other", "detail": explain(error)[1]})


def prepare(works):
    if os.environ.get("SMGUARD_PROBE_HOSTS"):
        rehearse(os.environ["SMGUARD_PROBE_HOSTS"])
    proxy = urllib.request.getproxies().get("https")
    if proxy:
        facts["proxy"] = urllib.parse.urlsplit(proxy if "//" in proxy else "//" + proxy).netloc.rpartition("@")[2]
    for target in PLAN["targets"]:
        works.append((target[0], lambda rows, target=target: ask(rows, *target)))
    if PLAN["packages"]:
        works.append(("package index", lambda rows: packages(rows, PLAN["packages"])))


def main():
    start, when = time.monotonic(), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    rows, works, tasks = [], [], []
    guarded(rows, "probe", lambda: prepare(works))
    for name, work in works:
        found = []
        thread = threading.Thread(target=guarded, args=(found, name, lambda found=found, work=work: work(found)), daemon=True)
        thread.start()
        tasks.append((name, found, thread))
    for name, found, thread in tasks:
        thread.join(max(0, DEADLINE - (time.monotonic() - start)))
        if thread.is_alive():
            found = found + [{"name": name, "kind": "probe", "ok": False, "errorKind": "timeout", "detail": "not finished in time"}]
        rows.extend(found)
    document = {key: PLAN[key] for key in ("schema", "version", "accountId", "region", "domainId", "written", "leftOut")}
    document.update(facts, time=when, hostname=socket.gethostname(), python=sys.version.split()[0],
                    sourceAddresses=sorted(sources), milliseconds=int((time.monotonic() - start) * 1000), rows=rows)
    unlike = ", ".join("%(name)s %(kind)s" % row for row in rows if row.get("asExpected") is False)
    print("%d checks; unlike the proof: %s\n@@BEGIN@@\n%s\n@@END@@" % (len(rows), unlike or "none", json.dumps(document)), flush=True)


main()
os._exit(0)  # a lookup that still hangs must not hold the app up
