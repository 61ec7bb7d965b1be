// One OpenSearch node without its distribution: for development and tests, on the loopback
// interface alone, without passwords.
//
//	.opensearch/node run HOME NAME PORT TRANSPORT [HOST:TRANSPORT,…]
//
// Without the last argument the node is a cluster by itself. With it, it joins the nodes at
// these addresses; the first of them chooses the manager of a new cluster.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;

class Main extends Node {
    Main(Settings settings, String name) {
        super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> name),
                List.of(org.opensearch.transport.Netty4Plugin.class, org.opensearch.analysis.common.CommonAnalysisPlugin.class),
                true);
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        String name = args[1];
        Files.createDirectories(home.resolve("config"));
        Settings.Builder settings = Settings.builder()
                .put("path.home", home).put("path.data", home.resolve("data")).put("path.logs", home.resolve("logs"))
                .put("cluster.name", "careers").put("node.name", name)
                .put("network.host", "127.0.0.1").put("http.port", args[2]).put("transport.port", args[3])
                .put("http.type", "netty4").put("transport.type", "netty4")
                // Whoever develops has a full disk now and then; the node is thrown away.
                .put("cluster.routing.allocation.disk.threshold_enabled", false);
        if (args.length < 5) {
            settings.put("discovery.type", "single-node");
        } else {
            settings.putList("discovery.seed_hosts", args[4].split(","));
            settings.putList("cluster.initial_cluster_manager_nodes", "node-0");
        }
        Main node = new Main(settings.build(), name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (java.io.IOException e) {
                System.err.println(e);
            }
        }));
        node.start();
        Thread.currentThread().join();
    }
}
