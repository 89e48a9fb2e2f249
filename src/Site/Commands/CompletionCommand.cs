using System.Collections.Immutable;
using System.CommandLine;
using Chronicle.Cli.Terminal;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>completion SHELL</c>: prints the script with which a shell completes the command line. The script calls the program, which gives the
/// suggestions of System.CommandLine.
/// </summary>
internal sealed class CompletionCommand
{
    public static readonly ImmutableArray<string> Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly Argument<string> _shell = new("SHELL") { Description = $"One of {string.Join(", ", Shells)}" };

    public Command Create(CommandLine line)
    {
        AllowedValues.AcceptOnly(_shell, "shell", Shells);
        return line.Create(new("completion", "Print a script that completes this command line in a shell") { _shell }, context =>
        {
            context.Output.Write(Script(context.Arguments.GetValue(_shell)!, Help.ToolName));
            return ExitCode.Done;
        });
    }

    /// <summary>The script of a shell for the program that the user starts with the word <paramref name="name"/>.</summary>
    internal static string Script(string shell, string name) => (shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    }).Replace("NAME", name, StringComparison.Ordinal)
        .Replace("FUNCTION", "_" + name.Replace('.', '_').Replace('-', '_'), StringComparison.Ordinal);

    private const string Bash = """
        # Put this line into ~/.bashrc:  eval "$(NAME completion bash)"
        FUNCTION() {
            local line="${COMP_LINE#* }" word="${COMP_WORDS[COMP_CWORD]}"
            local at=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$at]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F FUNCTION NAME

        """;

    private const string Zsh = """
        # Put this line into ~/.zshrc, below compinit:  eval "$(NAME completion zsh)"
        FUNCTION() {
            local line="${BUFFER#* }" found
            found=("${(@f)$(${words[1]} "[suggest:$((CURSOR - ${#BUFFER} + ${#line}))]" "$line" 2>/dev/null)}")
            if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
        }
        compdef FUNCTION NAME

        """;

    private const string Fish = """
        # Put this line into ~/.config/fish/config.fish:  NAME completion fish | source
        function FUNCTION
            set -l line (string replace -r '^\S+ ?' '' -- (commandline -cp))
            NAME "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c NAME -a '(FUNCTION)'

        """;

    private const string PowerShell = """
        # Put this line into $PROFILE:  NAME completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName NAME -ScriptBlock {
            param($word, $ast, $at)
            $line = "$ast" -replace '^\S+ ?', ''
            $place = [Math]::Max(0, $at - ("$ast".Length - $line.Length))
            if ($place -gt $line.Length) { $line = $line.PadRight($place) }
            & NAME "[suggest:$place]" $line 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;
}
