"""The same work by igraph and NetworKit: one JSON line a step. Called by network.js.

    python network-peers.py igraph|networkit pairs.txt [STEP...]
"""
import json
import resource
import sys
import time


def step(name, work):
    if wanted and name not in wanted:
        return None
    wall, cpu = time.perf_counter(), time.process_time()
    value = work()
    print(json.dumps({"step": name, "seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu}), flush=True)
    return value


library, path, *wanted = sys.argv[1:]

if library == "igraph":
    import igraph

    def load():
        graph = igraph.Graph.Read_Ncol(path, names=True, weights=False, directed=False)
        graph.simplify()
        return graph

    graph = step("load", load)
    step("components", lambda: graph.connected_components().membership)
    step("kcore", lambda: graph.coreness())
    step("triangles", lambda: graph.transitivity_local_undirected(mode="zero"))
    # As ours: until all errors add up to no more than 1e-10.
    step("pagerank", lambda: graph.pagerank())
    # 256 searches, of which igraph gives the sums of their starts alone, and ours an estimate for every node.
    asked = range(0, graph.vcount(), max(1, graph.vcount() // 256))[:256]
    step("closeness", lambda: graph.harmonic_centrality(asked, normalized=False))
    step("betweenness", lambda: graph.betweenness(directed=False, sources=asked))
    step("constraint", lambda: graph.constraint())
    # As ours: until a round changes nothing.
    found = step("communities", lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1))
    degrees = graph.degree()
    source, target = sorted(range(graph.vcount()), key=degrees.__getitem__)[:-3:-1]
    for k in [1, 50]:
        step(f"paths, {k}", lambda: graph.get_k_shortest_paths(source, target, k=k, mode="all"))
    if found is not None:
        print(json.dumps({"step": "modularity", "value": graph.modularity(found.membership)}))
else:
    import networkit

    networkit.setNumberOfThreads(1)

    def load():
        graph = networkit.graphio.EdgeListReader(" ", 0, "#", continuous=False, directed=False).read(path)
        graph.removeMultiEdges()
        graph.removeSelfLoops()
        return graph

    graph = step("load", load)
    step("components", lambda: networkit.components.ConnectedComponents(graph).run().getComponents())
    step("kcore", lambda: networkit.centrality.CoreDecomposition(graph).run().scores())

    def triangles():
        graph.sortEdges()
        return networkit.centrality.LocalClusteringCoefficient(graph, turbo=True).run().scores()

    step("triangles", triangles)
    step("pagerank", lambda: networkit.centrality.PageRank(graph, 0.85, 1e-10).run().scores())
    asked = range(0, graph.numberOfNodes(), max(1, graph.numberOfNodes() // 256))[:256]
    step("closeness", lambda: [networkit.distance.BFS(graph, start, storePaths=False).run() for start in asked])
    step("betweenness", lambda: networkit.centrality.EstimateBetweenness(graph, 256).run().scores())
    leiden = networkit.community.ParallelLeiden(graph, iterations=10, randomize=True)
    found = step("communities", lambda: leiden.run().getPartition())
    if found is not None:
        print(json.dumps({"step": "modularity", "value": networkit.community.Modularity().getQuality(found, graph)}))

print(json.dumps({"step": "peak", "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))
