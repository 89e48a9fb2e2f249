using Chronicle.Primitives;
using Chronicle.Read.Yaml;
using Node = YamlDotNet.RepresentationModel.YamlNode;
using Scalar = YamlDotNet.RepresentationModel.YamlScalarNode;
using Sequence = YamlDotNet.RepresentationModel.YamlSequenceNode;
using Table = YamlDotNet.RepresentationModel.YamlMappingNode;

namespace Chronicle.Testing;

/// <summary>
/// Reads the files of GitHub as general YAML. The reader of the input is stricter: it refuses a comment after a text, but the workflows
/// contain the version of each action in such a comment.
/// </summary>
internal static class GitHubYaml
{
    public static YamlMapping Read(string path)
    {
        var stream = new YamlDotNet.RepresentationModel.YamlStream();
        stream.Load(new StringReader(File.ReadAllText(path)));
        return (YamlMapping)Convert(Assert.Single(stream.Documents).RootNode);

        YamlNode Convert(Node node) => node switch
        {
            Table map => new YamlMapping([.. map.Children
                .Select(entry => new YamlEntry(((YamlScalar)Convert(entry.Key)).Value, At(entry.Key), Convert(entry.Value)))], At(node)),
            Sequence list => new YamlSequence([.. list.Children.Select(Convert)], At(node)),
            _ => new YamlScalar(((Scalar)node).Value ?? "", At(node)),
        };

        SourceLocation At(Node node) => new(path, (int)node.Start.Line, (int)node.Start.Column);
    }
}
