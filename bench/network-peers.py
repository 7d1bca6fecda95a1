"""One process of igraph, NetworKit or leidenalg, as network.js starts it.

    python network-peers.py igraph|networkit|leidenalg JOB
"""
import sys

from job import job, measure, note, note_peak, spaced

library, path = sys.argv[1], job["file"]
if library == "networkit":
    import networkit
else:
    import igraph


def read_igraph():
    graph = igraph.Graph.Read_Ncol(path, names=True, weights=False, directed=False)
    graph.simplify()
    return graph


def run_igraph():
    graph = measure("load", read_igraph)
    note_peak("peak, loaded")
    note("size", nodes=graph.vcount(), ties=graph.ecount())
    measure("components", lambda: graph.connected_components().membership)
    measure("kcore", lambda: graph.coreness())
    measure("triangles", lambda: graph.transitivity_local_undirected(mode="zero"))
    # As ours: until all errors add up to no more than 1e-10.
    measure("pagerank", lambda: graph.pagerank())
    # As many searches, of which igraph gives the sums of their starts alone, and ours an estimate for every node.
    asked = spaced(graph.vcount(), job["closeness"])
    measure("closeness", lambda: graph.harmonic_centrality(asked, normalized=False))
    asked = spaced(graph.vcount(), job["betweenness"])
    measure("betweenness", lambda: graph.betweenness(directed=False, sources=asked))
    measure("constraint", lambda: graph.constraint())
    # As ours: until a round changes nothing.
    found = measure("communities", lambda: graph.community_leiden(objective_function="modularity", n_iterations=-1))
    if found is not None:
        note("modularity", value=graph.modularity(found.membership))
    degrees = graph.degree()
    source, target = sorted(range(graph.vcount()), key=degrees.__getitem__)[:-3:-1]
    for k in [1, 50]:
        measure(f"paths {k}", lambda: graph.get_k_shortest_paths(source, target, k=k, mode="all"))
    note_peak("peak")


def run_leidenalg():
    import leidenalg

    # Its graph is igraph's, and its reading igraph's: communities alone are its own.
    if "communities" not in job["steps"]:
        return
    graph = read_igraph()
    note("size", nodes=graph.vcount(), ties=graph.ecount())
    # Its two rounds by default: until nothing changes takes it a hundred times as long.
    kind = leidenalg.ModularityVertexPartition
    found = measure("communities", lambda: leidenalg.find_partition(graph, kind, seed=1))
    note("modularity", value=found.quality())


def run_networkit():
    networkit.setNumberOfThreads(1)

    def load():
        graph = networkit.graphio.EdgeListReader(" ", 0, "#", continuous=False, directed=False).read(path)
        graph.removeMultiEdges()
        graph.removeSelfLoops()
        return graph

    graph = measure("load", load)
    note_peak("peak, loaded")
    node_count = graph.numberOfNodes()
    note("size", nodes=node_count, ties=graph.numberOfEdges())
    measure("components", lambda: networkit.components.ConnectedComponents(graph).run().getComponents())
    measure("kcore", lambda: networkit.centrality.CoreDecomposition(graph).run().scores())

    def triangles():
        graph.sortEdges()
        return networkit.centrality.LocalClusteringCoefficient(graph, turbo=True).run().scores()

    measure("triangles", triangles)
    measure("pagerank", lambda: networkit.centrality.PageRank(graph, 0.85, 1e-10).run().scores())
    asked = spaced(node_count, job["closeness"])
    measure("closeness", lambda: [networkit.distance.BFS(graph, start, storePaths=False).run() for start in asked])
    sources = min(node_count, job["betweenness"])
    measure("betweenness", lambda: networkit.centrality.EstimateBetweenness(graph, sources).run().scores())
    leiden = networkit.community.ParallelLeiden(graph, iterations=10, randomize=True)
    found = measure("communities", lambda: leiden.run().getPartition())
    if found is not None:
        note("modularity", value=networkit.community.Modularity().getQuality(found, graph))
    note_peak("peak")


{"igraph": run_igraph, "networkit": run_networkit, "leidenalg": run_leidenalg}[library]()
