using Chronicle.Cli.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The answers of the preview server, and the requests that it refuses.</summary>
public sealed class DevServerTests
{
    [Fact]
    public async Task The_server_answers_like_the_host_of_a_published_site()
    {
        await using var preview = await LivePreview.Start("-- input/assets/lamp.svg --\n<svg/>\n");
        (string, int, string?, string?)[] expected =
        [
            ("/", 302, "/base/", "text/plain; charset=utf-8"),
            ("/base", 301, "/base/", "text/plain; charset=utf-8"),
            ("/base/", 200, null, "text/html; charset=utf-8"),
            ("/base/milestones/first-light", 301, "/base/milestones/first-light/", "text/plain; charset=utf-8"),
            ("/base/milestones/first-light?a=b", 301, "/base/milestones/first-light/?a=b", "text/plain; charset=utf-8"),
            ("/base/milestones/first-light/", 200, null, "text/html; charset=utf-8"),
            ("/base/milestones/%66irst-light/", 200, null, "text/html; charset=utf-8"),
            ("/base/assets/lamp.svg", 200, null, "image/svg+xml"),
            ("/base/sitemap.xml", 200, null, "application/xml"),
            ("/base/.nojekyll", 200, null, "application/octet-stream"),
            ("/base/nothing/", 404, null, "text/html; charset=utf-8"),
            ("/milestones/first-light/", 404, null, "text/html; charset=utf-8"),
            ("/base/..%2f..%2finput/site.yml", 404, null, "text/html; charset=utf-8"),
            ("/base/../../input/site.yml", 404, null, "text/html; charset=utf-8"),
            ("/base/milestones/first-light?a=%0d%0aX:y", 301, "/base/milestones/first-light/?a=%0d%0aX:y", "text/plain; charset=utf-8"),
            ("/base/milestones/first-light%0d%0aX:y", 404, null, "text/html; charset=utf-8"),
            ("/base//milestones/first-light", 404, null, "text/html; charset=utf-8"),
            ("/base/milestones%2ffirst-light", 404, null, "text/html; charset=utf-8"),
            ("/base/milestones%5cfirst-light/", 404, null, "text/html; charset=utf-8"),
            ("//lamps.example/%2e%2e", 404, null, "text/html; charset=utf-8"),
            ("/.site/live.js", 200, null, "application/javascript; charset=utf-8"),
            ("/.site/live.css", 200, null, "text/css; charset=utf-8"),
            ("/.site/Inter", 404, null, "text/plain; charset=utf-8"),
        ];
        var answers = new List<(string, int, string?, string?)>();
        foreach (var (path, _, _, _) in expected)
        {
            // The client must send the path unchanged. By default, it removes the dots.
            var request = new HttpRequestMessage(HttpMethod.Get,
                new Uri($"http://127.0.0.1:{preview.Port}{path}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            using var answer = await preview.Client.SendAsync(request);
            answers.Add((path, (int)answer.StatusCode, answer.Headers.Location?.OriginalString,
                answer.Content.Headers.ContentType?.ToString()));
        }
        Assert.Equal(expected, answers);
        Assert.Contains("<h1>", await (await preview.Send("/base/nothing/")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_HEAD_request_gets_no_body_and_other_methods_are_refused()
    {
        await using var preview = await LivePreview.Start();
        using var head = await preview.Send("/base/", HttpMethod.Head);
        Assert.Equal(200, (int)head.StatusCode);
        Assert.True(head.Content.Headers.ContentLength > 100);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        foreach (var method in (string[])["POST", "PUT", "DELETE", "OPTIONS"])
            Assert.Equal(405, (int)(await preview.Send("/base/", new(method))).StatusCode);
    }

    [Fact]
    public async Task A_file_that_the_browser_already_has_is_not_sent_again()
    {
        await using var preview = await LivePreview.Start();
        using var first = await preview.Send("/base/sitemap.xml");
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        using var again = await preview.Send("/base/sitemap.xml", null, ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal(304, (int)again.StatusCode);
    }

    [Theory]
    [InlineData("localhost:{port}", 200)]
    [InlineData("LOCALHOST:{port}", 200)]
    [InlineData("127.0.0.1:{port}", 200)]
    [InlineData("[::1]:{port}", 200)]
    [InlineData("localhost", 421)]
    [InlineData("127.0.0.1:1", 421)]
    [InlineData("evil.example:{port}", 421)]
    [InlineData("localhost.evil.example:{port}", 421)]
    [InlineData("127.0.0.1.evil.example:{port}", 421)]
    [InlineData("[::2]:{port}", 421)]
    public async Task Requests_for_other_host_names_are_refused(string host, int status)
    {
        await using var preview = await LivePreview.Start();
        foreach (var path in (string[])["/base/", "/base/sitemap.xml", "/.site/events"])
            using (var answer = await preview.Send(path, null, ("Host", host.Replace("{port}", $"{preview.Port}"))))
                Assert.Equal((path, status), (path, (int)answer.StatusCode));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Origin", "http://127.0.0.1:{port}", 200)]
    [InlineData("Origin", "http://127.0.0.1:1", 403)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    public async Task Pages_of_other_sites_cannot_request_the_reserved_path(string header, string value, int status)
    {
        await using var preview = await LivePreview.Start();
        foreach (var path in (string[])["/.site/events", "/.site/live.js"])
            using (var answer = await preview.Send(path, null, (header, value.Replace("{port}", $"{preview.Port}"))))
            {
                Assert.Equal((path, status), (path, (int)answer.StatusCode));
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            }
    }

    [Fact]
    public async Task Served_pages_equal_built_pages_except_for_one_script()
    {
        await using var preview = await LivePreview.Start();
        var built = Build.Run(InputFolder.Read(preview.Folder.Options).Value, preview.Folder.Options);
        Assert.False(built.HasErrors);
        foreach (var file in built.Files.Where(file => file.Picture is null))
        {
            var served = await preview.Client.GetByteArrayAsync("/base" + file.Address.Value);
            var text = System.Text.Encoding.Latin1.GetString(served);
            if (file.Address.File.EndsWith(".html", StringComparison.Ordinal))
                text = System.Text.RegularExpressions.Regex.Replace(text, "<script src=\"/.site/live.js\"[^>]*></script>", "");
            Assert.Equal(System.Text.Encoding.Latin1.GetString(built.BytesOf(file).Span), text);
        }
    }
}
