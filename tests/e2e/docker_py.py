"""docker-py's high-level calls, one case per run: python3 docker_py.py CASE. DOCKER_HOST names the engine."""

import sys
import threading
import time

import docker
from docker.errors import APIError, ContainerError, ImageNotFound, NotFound
from docker.types import LogConfig

IMAGE = "probe:latest"
SLEEP = ["sleep", "1000"]


def run(client, command, **options):
    """What a container without a network prints, removed afterwards."""
    options.setdefault("network_mode", "none")
    return client.containers.run(IMAGE, command, remove=True, **options)


def sleeper(client, name, **options):
    options.setdefault("network_mode", "none")
    return client.containers.run(IMAGE, SLEEP, name=name, detach=True, **options)


def refused(error_class, call, *arguments, **options):
    """The error that a call must raise."""
    try:
        call(*arguments, **options)
    except error_class as error:
        return error
    raise AssertionError(f"{call} was not refused")


def version_and_info(client):
    version = client.version()
    assert version["ApiVersion"] == client.api.api_version, version
    assert client.ping() is True
    info = client.info()
    assert info["Images"] >= 1, info
    assert info["OSType"] == "linux", info
    assert info["Containers"] == len(client.containers.list(all=True)), info


def output_and_exit_codes(client):
    assert run(client, ["echo", "hi", "there"]) == b"hi there\n"
    error = refused(ContainerError, run, client, ["exit", "7"])
    assert error.exit_status == 7, error
    error = refused(APIError, run, client, ["no-such-command"])
    assert "not found" in error.explanation, error
    refused(ImageNotFound, client.images.get, "no/such:image")
    assert client.containers.list(all=True, filters={"status": "exited"}) == []


def process_options(client):
    environment = run(client, ["env"], environment={"GREETING": "hi", "EMPTY": ""})
    assert b"GREETING=hi\n" in environment and b"EMPTY=\n" in environment, environment
    assert run(client, ["id"], user="1000:50") == b"uid=1000 gid=50\n"
    assert run(client, ["pwd"], working_dir="/tmp") == b"/tmp\n"
    assert run(client, ["hostname"], hostname="box") == b"box\n"
    assert run(client, ["over"], entrypoint=["echo", "set"]) == b"set over\n"


def file_system_options(client):
    error = refused(ContainerError, run, client, ["write", "/file", "x"], read_only=True)
    assert b"Read-only file system" in error.stderr, error.stderr
    assert run(client, ["write", "/tmp/file", "x"], read_only=True, tmpfs={"/tmp": ""}) == b""
    container = sleeper(client, "volumes", volumes={"kept": {"bind": "/data", "mode": "rw"}})
    code, said = container.exec_run(["write", "/data/file", "remembered"])
    assert code == 0, said
    container.remove(force=True)
    again = run(client, ["cat", "/data/file"], volumes={"kept": {"bind": "/data", "mode": "ro"}})
    assert again == b"remembered", again
    client.volumes.get("kept").remove()


def limits_are_kept(client):
    container = sleeper(client, "limited", mem_limit="32m", pids_limit=20, nano_cpus=500_000_000)
    host = client.api.inspect_container("limited")["HostConfig"]
    assert host["Memory"] == 32 << 20, host
    assert host["PidsLimit"] == 20, host
    assert host["NanoCpus"] == 500_000_000, host
    container.remove(force=True)


def ipc_modes(client):
    donor = sleeper(client, "donor", ipc_mode="shareable", shm_size="8m")
    joiner = sleeper(client, "joiner", ipc_mode="container:donor")
    assert donor.exec_run(["write", "/dev/shm/mark", "shared"]).exit_code == 0
    assert joiner.exec_run(["cat", "/dev/shm/mark"]).output == b"shared"
    mounts = donor.exec_run(["pier-probe", "mounts"]).output.decode()
    shm = [line for line in mounts.splitlines() if line.split()[4] == "/dev/shm"]
    assert len(shm) == 1 and "size=8192k" in shm[0], shm
    sleeper(client, "closed", ipc_mode="private")
    late = client.containers.create(
        IMAGE, ["true"], name="late", ipc_mode="container:closed", network_mode="none"
    )
    error = refused(APIError, late.start)
    assert "non-shareable IPC" in error.explanation, error
    bare = sleeper(client, "bare", ipc_mode="none")
    mounts = bare.exec_run(["pier-probe", "mounts"]).output.decode()
    assert " /dev/shm " not in mounts, mounts


def logs_in_every_way(client):
    container = client.containers.run(
        IMAGE, ["ticks", "20", "10"], name="ticker", detach=True, network_mode="none"
    )
    followed = b"".join(container.logs(stream=True, follow=True))
    assert followed == b"".join(b"%d\n" % number for number in range(1, 21)), followed
    assert container.wait()["StatusCode"] == 0
    assert container.logs() == followed
    assert container.logs(tail=2) == b"19\n20\n"
    assert container.logs(stdout=False, stderr=True) == b""
    stamped = container.logs(timestamps=True, tail=1).decode()
    assert stamped.endswith("Z 20\n") and stamped[4] == "-", stamped
    silent = client.containers.run(
        IMAGE,
        ["echo", "unheard"],
        name="silent",
        detach=True,
        network_mode="none",
        log_config=LogConfig(type=LogConfig.types.NONE),
    )
    assert silent.wait()["StatusCode"] == 0
    refused(APIError, silent.logs)


def exec_in_every_way(client):
    container = sleeper(client, "busy", environment={"FROM": "container"})
    assert container.exec_run(["echo", "hi"]) == (0, b"hi\n")
    assert container.exec_run(["exit", "9"]).exit_code == 9
    said = container.exec_run(["env"], environment=["MORE=exec"]).output
    assert b"FROM=container\n" in said and b"MORE=exec\n" in said, said
    assert container.exec_run(["id"], user="guest").output == b"uid=1000 gid=1000\n"
    out, err = container.exec_run(["cat", "/missing"], demux=True).output
    assert out is None and b"No such file" in err, (out, err)
    stream = container.exec_run(["ticks", "3", "1"], stream=True).output
    assert b"".join(stream) == b"1\n2\n3\n"
    code, said = container.exec_run(["no-such-command"])
    assert code in (126, 127) and b"not found" in said, (code, said)


def attach_carries_both_ways(client):
    container = client.containers.create(
        IMAGE, ["cat"], name="cat", stdin_open=True, network_mode="none"
    )
    socket = container.attach_socket(
        params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
    )
    container.start()
    socket._sock.sendall(b"echoed\n")
    frame = b""
    while len(frame) < 15:
        part = socket._sock.recv(15 - len(frame))
        assert part, frame
        frame += part
    assert frame == b"\x01\0\0\0\0\0\0\x07echoed\n", frame
    container.kill()
    assert container.wait()["StatusCode"] == 137
    socket.close()
    # attach(logs=True) would drop whatever arrives in one piece with the answer's head: docker-py reads the head through a
    # buffer and then reads past it, with any engine.
    assert container.logs() == b"echoed\n"


def a_whole_life(client):
    container = client.containers.create(
        IMAGE, SLEEP, name="life", labels={"kind": "tested"}, network_mode="none"
    )
    assert container.status == "created"
    container.start()
    container.reload()
    assert container.status == "running"
    assert [one.name for one in client.containers.list(filters={"label": "kind=tested"})] == ["life"]
    assert client.containers.list(filters={"name": "^/lif$"}) == []
    assert client.containers.get(container.short_id).id == container.id
    container.rename("renamed")
    assert client.containers.get("renamed").id == container.id
    refused(NotFound, client.containers.get, "life")
    container.pause()
    assert client.containers.get("renamed").status == "paused"
    container.unpause()
    container.restart(timeout=0)
    container.stop(timeout=0)
    container.reload()
    assert container.status == "exited"
    assert container.attrs["State"]["ExitCode"] == 137, container.attrs["State"]
    assert client.containers.list() == []
    assert len(client.containers.list(all=True, filters={"exited": 137})) == 1
    container.remove()
    refused(NotFound, client.containers.get, container.id)


def images_have_names(client):
    image = client.images.get(IMAGE)
    assert IMAGE in image.tags, image.tags
    assert image.tag("registry:5000/team/name", tag="one")
    found = client.images.get("registry:5000/team/name:one")
    assert found.id == image.id
    names = [tag for one in client.images.list("registry:5000/team/name") for tag in one.tags]
    assert "registry:5000/team/name:one" in names, names
    client.images.remove("registry:5000/team/name:one")
    refused(ImageNotFound, client.images.get, "registry:5000/team/name:one")
    assert image.history()[0]["Size"] > 0


def events_are_told(client):
    seen = []
    stream = client.events(decode=True, filters={"type": "container"})

    def listen():
        for event in stream:
            seen.append(event["Action"])
            if event["Action"] == "destroy":
                return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    since = time.time() - 1
    run(client, ["true"], name="eventful")
    listener.join(20)
    assert not listener.is_alive(), seen
    expected = ["create", "start", "die", "destroy"]
    assert [action for action in seen if action in expected] == expected, seen
    ours = {"container": "eventful"}
    past = client.events(since=int(since), until=int(time.time()) + 1, filters=ours, decode=True)
    actions = [event["Action"] for event in past if event["Type"] == "container"]
    assert [action for action in actions if action in expected] == expected, actions


if __name__ == "__main__":
    connection = docker.from_env()
    globals()[sys.argv[1]](connection)
    connection.close()
